import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe as suite, expect, test } from 'vitest';
import { readSearchset } from '#/lib/fhir/answer/bundle.ts';
import { describe, type DescribeResult } from './describe.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';

/** Public test data beside the project; where it is not there, the tests say so and are skipped. */
const folders = ['us-core', 'synthea-r4'].map((name) => `../shared/data/${name}`);

/** Resources of a file: those of its Bundle, else itself. */
function resourcesIn(path: string): readonly unknown[] {
  const body = parseFhir(readFileSync(path, 'utf8'));
  const read = readSearchset(body);
  return read.ok ? read.searchset.entries.map(({ resource }) => resource) : [body];
}

function problemsOf(described: DescribeResult): readonly string[] {
  if (described.type === 'unreadable') return ['unreadable'];
  if (described.type === 'supporting') return [];
  const { entry } = described;
  const blanks = [entry.title, ...entry.facts.flatMap(({ label, value }) => [label, value])].filter(
    (text) => text.trim() === '' || /undefined|\[object/.test(text),
  );
  return blanks.map((text) => `blank or broken: "${text}"`);
}

suite.each(folders)('%s', (folder) => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

  test.skipIf(files.length === 0)(
    files.length === 0 ? 'skipped: the data is not here' : 'H06 H10 every resource is an entry or supporting, and nothing of it is blank',
    () => {
      const problems = files.flatMap((file) =>
        resourcesIn(`${folder}/${file}`).flatMap((resource) =>
          problemsOf(describe(resource, { source: 'city', lookup: () => undefined })).map((problem) => `${file}: ${problem}`),
        ),
      );
      expect(problems).toEqual([]);
    },
    60_000,
  );
});
