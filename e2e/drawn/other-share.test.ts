import { expect, test } from 'vitest';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { people, recordsOf } from '#/mocks/patients/people.ts';
import { sourceIds } from '#/mocks/patients/model/sources.ts';
import { entriesAs } from './lost-leaves.ts';

const clock = new Date('2026-11-21T14:02:00+00:00');

/** Categories of all entries that the demo's organisations hold of a person. */
function categoriesOf(key: string): readonly string[] {
  const person = people.find((candidate) => candidate.key === key);
  return sourceIds.flatMap((source) => {
    const held = person ? recordsOf(person, source, clock) : [];
    const resources = held.flatMap((resource) => resourceOf(parseFhir(JSON.stringify(resource))) ?? []);
    return entriesAs(resources, undefined).map(({ category }) => category);
  });
}

test.each(['amara-brooks', 'ivor-pugh'])('H10 less than one in a hundred entries of %s stands under Other', (key) => {
  const categories = categoriesOf(key);
  const others = categories.filter((category) => category === 'other').length;
  expect(categories.length).toBeGreaterThan(1_000);
  expect(others / categories.length).toBeLessThan(0.01);
});
