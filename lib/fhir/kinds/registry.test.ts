import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixtures } from '#/lib/fhir/fixtures/resources.ts';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { subjectsOf } from '#/lib/fhir/describe/subject.ts';
import { kindFor, kinds, supportingTypes } from './registry.ts';

test.each(kinds.map(({ name }) => name))('%s has a fixture that it describes, and a test of its own', (name) => {
  const examples = fixtures[name] ?? [];
  expect(examples.length, `a fixture for ${name} in fixtures/resources.ts`).toBeGreaterThan(0);
  for (const example of examples) expect(entryOf(example).kind).toBe(name);
  expect(existsSync(new URL(`${name}.test.ts`, import.meta.url)), `kinds/${name}.test.ts`).toBe(true);
});

/** Kinds that describe into a category of which a search for them says nothing. */
const beyondSearch = new Map([
  ['list', ['allergies']],
  ['specimen', ['results']],
  ['generic', ['other']],
]);

test.each(kinds)('a search for $name speaks of each category that it describes into', ({ name, searchCategories }) => {
  const described = (fixtures[name] ?? []).map((example) => entryOf(example).category);
  const missing = described.filter((category) => !searchCategories.includes(category) && !beyondSearch.get(name)?.includes(category));
  expect(missing, `categories missing in searchCategories of kinds/${name}.ts`).toEqual([]);
});

test.each(kinds.filter(({ mayLackPatient }) => mayLackPatient !== true))('$name names its patient where it is read', ({ name }) => {
  const silent = (fixtures[name] ?? []).filter((example) => subjectsOf(example).length === 0);
  expect(silent, `patientReferences in kinds/${name}.ts, or a patient in its fixture`).toEqual([]);
});

test('every fixture belongs to a kind, every type to one kind, and none is supporting', () => {
  const types = kinds.flatMap((kind) => kind.types);
  expect(Object.keys(fixtures).filter((name) => !kinds.some((kind) => kind.name === name))).toEqual([]);
  expect(new Set(types).size).toBe(types.length);
  expect(types.filter((type) => supportingTypes.has(type))).toEqual([]);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'Unheard'])('an unknown type, %s, has the generic kind', (type) => {
  expect(kindFor(type).name).toBe('generic');
});
