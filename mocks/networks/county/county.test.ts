import { expect, test } from 'vitest';
import { typeSearches } from '#/mocks/servers/fhir/fhir-parameters.ts';
import { county } from './county.ts';

const clock = new Date(county.clock);

test.each(county.sources)('H10 everything that $id holds can be asked for at its server', ({ id, without }) => {
  const held = new Set([...county.data.recordsAt(id, clock)].flatMap(({ resources }) => resources.map(({ resourceType }) => resourceType)));
  expect([...held].filter((type) => !typeSearches.has(type) || without.includes(type))).toEqual([]);
});

test('each record stands under its own patient, and ids are not used twice at a source', () => {
  for (const { id } of county.sources) {
    const records = [...county.data.recordsAt(id, clock)];
    const patients = records.map(({ patient, resources }) => resources.some((one) => one.resourceType === 'Patient' && one.id === patient));
    const ids = records.flatMap(({ resources }) => resources.map((one) => `${one.resourceType}/${one.id}`));
    expect([patients.every(Boolean), new Set(ids).size]).toEqual([true, ids.length]);
  }
});
