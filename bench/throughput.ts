import { gzipSync } from 'node:zlib';
import { ndjsonLine } from '#/lib/access/timeline/ndjson-line.ts';
import { readSearchset } from '#/lib/fhir/answer/bundle.ts';
import { usualVersion } from '#/lib/fhir/versions/registry.ts';
import { releaseEntry } from '#/lib/access/request/release-entry.ts';
import type { PolicyRequest, PolicySource } from '#/lib/policy/model/policy.ts';
import { parseJson } from '#/lib/sources/http/parse-json.ts';
import { classifyPage } from '#/lib/sources/testing/classify-page.ts';
import type { ReceivedResources, ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';
import { demoPerson, syntheaPeople, usCoreExamples, type Answer, type DataSet } from './page-bytes.ts';
import { median } from './timing.ts';

const batchSize = 150;
const decoder = new TextDecoder();

/** How far a page is taken; each stage contains the one before. */
const stages: readonly { readonly name: string; readonly take: (answer: Answer) => number }[] = [
  { name: 'JSON.parse', take: ({ pages }) => sum(pages, (page) => keep(JSON.parse(decoder.decode(page)))) },
  { name: 'parsed', take: ({ pages }) => sum(pages, (page) => keep(parseJson(page))) },
  { name: 'entries', take: (answer) => entriesOf(answer, () => 0) },
  { name: 'lines', take: (answer) => entriesOf(answer, (sorted) => sum(linesOf(sorted), ({ length }) => length)) },
  { name: 'gzip', take: (answer) => entriesOf(answer, (sorted) => sum(linesOf(sorted), (line) => gzipSync(line).length)) },
];

const policy: PolicyRequest = {
  viewer: {
    subject: 'a',
    issuer: 'https://signin.example',
    name: 'Dr A',
    role: 'clinician',
    organisation: 'city',
    organisationName: 'City',
  },
  purpose: 'TREAT',
  blockedOrganisations: new Set(),
  sharing: [],
};
const source: PolicySource = { id: 'city', name: 'City', organisation: 'city', mayWithholdPersonally: false };

function entriesOf(answer: Answer, then: (sorted: readonly ClassifiedResource[]) => number): number {
  const received: ReceivedResources = {
    source: answer.source,
    version: usualVersion,
    subject: { server: { url: answer.base }, ids: answer.patients, identifiers: new Set(), isSamePerson: () => 'refuse' },
    seen: new Set(),
    supporting: new Map(),
  };
  return sum(answer.pages, (page) => {
    const read = readSearchset(parseJson(page));
    const sorted = classifyPage(read.ok ? read.searchset.entries : [], received);
    return sorted.length + then(sorted);
  });
}

/** Lines that the stream writes of a page. */
function linesOf(sorted: readonly ClassifiedResource[]): readonly Uint8Array[] {
  const released = sorted.flatMap((entry) => {
    const decision = entry.type === 'entry' ? releaseEntry(policy, source, entry.labelled) : undefined;
    return decision === undefined || decision.verdict === 'withheld' ? [] : [decision.entry];
  });
  return Array.from({ length: Math.ceil(released.length / batchSize) }, (_, batch) => {
    const entries = released.slice(batch * batchSize, (batch + 1) * batchSize);
    return ndjsonLine({ type: 'entries', source: 'city', attempt: 1, entries });
  });
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  let all = 0;
  for (const item of items) all += of(item);
  return all;
}

/** Takes a result, so that the compiler cannot skip the work that made it. */
function keep(value: unknown): number {
  return typeof value === 'object' ? 1 : 0;
}

/** Writes a table line: milliseconds of each stage for the whole data set, and how many times bare JSON.parse that is. */
interface Throughput {
  readonly name: string;
  readonly megabytes: number;
  readonly sentMegabytes: number;
  readonly stages: readonly { readonly name: string; readonly ms: number; readonly ratio: number }[];
}

/** All stages by turns, round after round, so that each meets the same machine; in this thread's own time, so that other processes do not count. */
function measureThroughput({ name, answers }: DataSet, rounds: number): Throughput {
  const times = stages.map((): number[] => []);
  for (let round = -2; round < rounds; round += 1)
    stages.forEach(({ take }, index) => {
      const started = process.threadCpuUsage();
      for (const answer of answers) take(answer);
      const { user, system } = process.threadCpuUsage(started);
      if (round >= 0) times[index]?.push((user + system) / 1000);
    });
  const bare = median(times[0] ?? []);
  return {
    name,
    megabytes: sum(answers, ({ pages }) => sum(pages, ({ length }) => length)) / 1e6,
    sentMegabytes: sum(answers, (answer) => entriesOf(answer, (sorted) => sum(linesOf(sorted), ({ length }) => length))) / 1e6,
    stages: stages.map((stage, index) => {
      const ms = median(times[index] ?? []);
      return { name: stage.name, ms, ratio: ms / bare };
    }),
  };
}

/** Bytes to entries, and on to the stream, against bare JSON.parse of the same bytes in the same run. */
export function reportThroughput(): void {
  const sets: readonly (readonly [DataSet, number])[] = [
    [demoPerson('amara-brooks', 'BROOKS, Amara'), 15],
    [demoPerson('ivor-pugh', 'PUGH, Ivor'), 5],
    ...syntheaPeople().map((set) => [set, 7] as const),
    ...usCoreExamples().map((set) => [set, 25] as const),
  ];
  for (const [set, rounds] of sets) {
    const { name, megabytes, sentMegabytes, stages: measured } = measureThroughput(set, rounds);
    console.log(`\n${name}: ${megabytes.toFixed(1)} MB of pages, ${sentMegabytes.toFixed(1)} MB of lines, median of ${rounds}`);
    for (const stage of measured)
      console.log(`  ${stage.name.padEnd(12)}${`${stage.ms.toFixed(1)} ms`.padStart(12)}${`${stage.ratio.toFixed(2)} ×`.padStart(10)}`);
  }
}

if (import.meta.main) reportThroughput();
