import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe as suite, expect, test } from 'vitest';
import { isEntry } from '#/lib/record/stream/read-entry.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';
import { readSearchset } from '#/lib/fhir/answer/bundle.ts';
import { describe } from './describe.ts';
import { full, minimal } from '#/lib/fhir/fixtures/every-type.ts';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { kinds, supportingTypes } from '#/lib/fhir/kinds/registry.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';

const context = { source: 'city', lookup: () => undefined };

/** Parts that a reader could not make sense of, or that the browser would refuse. */
function problemsOf(resource: unknown): readonly string[] {
  const described = describe(resource, context);
  if (described.type === 'supporting') return [];
  if (described.type === 'unreadable') return ['unreadable'];
  const { entry } = described;
  const texts = [entry.title, ...entry.facts.flatMap(({ label, value }) => [label, value]), ...(entry.text ?? [])];
  const broken = texts.filter((text) => text.trim() === '' || /\bundefined\b|\[object |\bNaN\b/.test(text));
  return [
    ...broken.map((text) => `blank or broken: "${text}"`),
    ...(isEntry(JSON.parse(JSON.stringify(entry))) ? [] : ['no entry to the browser']),
  ];
}

/** Elements whose texts are addresses, codes or names of the patient, not words for a reader; `uid` names a single image. */
const silent = new Set('resourceType id uid meta subject patient for reference system code url use data div hash'.split(' '));
/** Written out in what we compose, for safety. */
const writtenOut = new Map([['mcg', 'micrograms']]);

/** The words of a resource that stand nowhere in its entry. */
function unsaid(value: unknown, said: string, key = ''): readonly string[] {
  if (silent.has(key)) return [];
  if (typeof value === 'string') {
    const words = key === 'unit' ? (writtenOut.get(value) ?? printedUnit(value) ?? value) : value;
    return said.includes(firstLine(words)) ? [] : [`${key}: ${value}`];
  }
  if (Array.isArray(value)) return value.flatMap((item) => unsaid(item, said, key));
  if (typeof value !== 'object' || value === null || 'div' in value) return [];
  return Object.entries(value).flatMap(([part, held]) => unsaid(held, said, part));
}

/** Line breaks are kept in some places and not in others. */
function firstLine(text: string): string {
  return text.toLowerCase().split('\n', 1)[0] ?? '';
}

suite('every R4 type about a patient', () => {
  test('has a least and a full example, and every kind an example of each of its types', () => {
    const least = minimal.map(({ resourceType }) => resourceType);
    const fullest = new Set(full.map(({ resourceType }) => resourceType));
    expect(least.filter((type) => !fullest.has(type))).toEqual([]);
    expect(kinds.flatMap(({ types }) => types).filter((type) => !least.includes(type))).toEqual([]);
    expect(least.filter((type) => supportingTypes.has(type))).toEqual([]);
  });

  test.each(minimal.map((resource) => [resource.resourceType, resource] as const))(
    'H10 the least %s is an entry that says what it is',
    (_, resource) => {
      expect(entryOf(resource).title.trim()).not.toBe('');
      expect(problemsOf(resource)).toEqual([]);
    },
  );

  test.each(full.map((resource) => [`${resource.resourceType}/${String(resource.id)}`, resource] as const))(
    'H10 every word of %s is in its entry',
    (_, resource) => {
      expect(problemsOf(resource)).toEqual([]);
      expect(unsaid(resource, JSON.stringify(entryOf(resource)).toLowerCase())).toEqual([]);
    },
  );

  test.each(minimal.map((resource) => [resource.resourceType, resource] as const))(
    'H12 %s entered in error is removed',
    (resourceType, resource) => {
      const element = resourceType === 'Goal' ? 'lifecycleStatus' : 'status';
      expect(entryOf({ ...resource, [element]: 'entered-in-error' })).toMatchObject({ assertion: 'removed', identity: [], cautions: [] });
    },
  );
});

/** The public examples of HL7, where they are installed: 5,300 files, too many to carry. */
function examplesFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve(join('hl7.fhir.r4.examples', 'package.json')));
  } catch {
    return undefined;
  }
}

const folder = examplesFolder();

/** Resources of the files, those of a Bundle each; the definitions that fill most of the package are passed over by name. */
function* exampleResources(from: string): Generator<readonly [string, unknown]> {
  for (const file of readdirSync(from)) {
    const [type = ''] = file.split('-', 1);
    if (!/^[A-Z]\w+-.*\.json$/.test(file) || (supportingTypes.has(type) && type !== 'Bundle')) continue;
    const body = parseFhir(readFileSync(join(from, file), 'utf8'));
    const read = readSearchset(body);
    for (const resource of read.ok ? read.searchset.entries.map((entry) => entry.resource) : [body])
      // A request or an answer within a batch may carry none.
      if (resource !== undefined) yield [file, resource];
  }
}

suite('the HL7 R4 examples', () => {
  const missing = folder === undefined || !existsSync(folder);
  test.skipIf(missing)(
    missing ? 'skipped: hl7.fhir.r4.examples is not installed' : 'H06 H10 each is an entry or supporting, and nothing of it is blank',
    () => {
      const problems: string[] = [];
      let described = 0;
      for (const [file, resource] of exampleResources(folder ?? '')) {
        described += 1;
        problems.push(...problemsOf(resource).map((problem) => `${file}: ${problem}`));
      }
      expect(problems).toEqual([]);
      expect(described).toBeGreaterThan(700);
    },
    120_000,
  );
});
