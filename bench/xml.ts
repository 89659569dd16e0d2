import { parseFhirXml } from '#/lib/fhir/xml/parse-fhir-xml.ts';
import { writeFhirXml } from '#/lib/fhir/xml/testing/write-fhir-xml.ts';
import { parseJson } from '#/lib/sources/http/parse-json.ts';
import { demoPerson } from './page-bytes.ts';
import { median } from './timing.ts';

const rounds = 15;
const decoder = new TextDecoder();

/** The same pages in both notations: XML against the reading of JSON, and against bare JSON.parse, in time of this thread. */
export function reportXml(): void {
  const pages = demoPerson('ivor-pugh', 'PUGH, Ivor').answers.flatMap((answer) => answer.pages);
  const written = pages.map((json) => ({ json, xml: writeFhirXml(parseJson(json)) }));
  const ways = [
    { name: 'JSON.parse', read: () => written.map(({ json }): unknown => JSON.parse(decoder.decode(json))) },
    { name: 'JSON', read: () => written.map(({ json }) => parseJson(json)) },
    { name: 'XML', read: () => written.map(({ xml }) => parseFhirXml(xml, 'R4')) },
  ];
  const times = ways.map((): number[] => []);
  for (let round = -3; round < rounds; round += 1)
    ways.forEach(({ read }, index) => {
      const started = process.threadCpuUsage();
      read();
      const { user, system } = process.threadCpuUsage(started);
      if (round >= 0) times[index]?.push((user + system) / 1000);
    });
  const megabytes = (sizes: readonly number[]): string => `${(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1)} MB`;
  console.log(`\nXML: ${megabytes(written.map(({ xml }) => xml.length))}, as JSON ${megabytes(pages.map(({ length }) => length))}`);
  const bare = median(times[0] ?? []);
  ways.forEach(({ name }, index) => {
    const ms = median(times[index] ?? []);
    console.log(`  ${name.padEnd(12)}${`${ms.toFixed(1)} ms`.padStart(12)}${`${(ms / bare).toFixed(2)} ×`.padStart(10)}`);
  });
}

if (import.meta.main) reportXml();
