import { afterEach, expect, test } from 'vitest';
import { bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, gatheringAt, serve } from '#/lib/sources/testing/gather-at.ts';
import { all } from '#/lib/sources/testing/fake-record.ts';

afterEach(closeServed);

const report = (reference: string) => ({
  resourceType: 'DiagnosticReport',
  id: 'r',
  status: 'final',
  code: { text: 'Urea and electrolytes' },
  subject: { reference: 'Patient/ada' },
  effectiveDateTime: '2026-01-02',
  result: [{ reference }],
});

/** Entries and links that an entry of the source names, of a report with this result. */
async function linkedBy(referenceAt: (base: string) => string): Promise<readonly string[]> {
  const server = await serve((url) =>
    knowsAda({
      Observation: { body: bundle([observation('s')]) },
      DiagnosticReport: { body: bundle([report(referenceAt(server.url))]) },
    })(url),
  );
  const events = await all(gatheringAt(server.url).start(new AbortController().signal));
  const labelled = events.flatMap((event) => (event.type === 'entries' ? event.entries : []));
  const found = labelled.find(({ entry }) => entry.id === 'vale|DiagnosticReport/r');
  if (!found) throw new Error('The report did not come.');
  const named = [...JSON.stringify(found.entry).matchAll(/vale\|Observation\/[\w-]+/g)].map(([id]) => id);
  return [...new Set([...named, ...(found.links?.targets() ?? [])])];
}

test.each<[string, (base: string) => string, readonly string[]]>([
  ['relative', () => 'Observation/s', ['vale|Observation/s']],
  ['absolute', (base) => `${base}/Observation/s`, ['vale|Observation/s']],
  ['a version', (base) => `${base}/Observation/s/_history/2`, ['vale|Observation/s']],
  ['another server’s of the same id', () => 'https://other.example/fhir/Observation/s', []],
  ['another path’s', (base) => `${base}2/Observation/s`, []],
  ['without a scheme', () => '//other.example/fhir/Observation/s', []],
])('H08 a report’s result is an entry of this source only by an address of it: %s', async (_, referenceAt, expected) => {
  expect(await linkedBy(referenceAt)).toEqual(expected);
});
