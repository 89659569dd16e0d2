import { expect, test } from 'vitest';
import { collectRecords } from '#/mocks/networks/testing/collect-records.ts';
import { typeSearches } from '#/mocks/servers/fhir/fhir-parameters.ts';
import { countyNetwork } from './county.ts';

const held = await Promise.all(
  countyNetwork.sources.map(async (source) => ({ ...source, records: await collectRecords(countyNetwork, source.id) })),
);

test.each(held)('H10 everything that $id holds can be asked for at its server', ({ records, without }) => {
  const types = new Set(records.flatMap(({ resources }) => resources.map(({ resourceType }) => resourceType)));
  expect([...types].filter((type) => !typeSearches.has(type) || without.includes(type))).toEqual([]);
});

test.each(held)('each record of $id stands under its own patient, and no id is used twice', ({ records }) => {
  const patients = records.map(({ patient, resources }) =>
    resources.some((resource) => resource.resourceType === 'Patient' && resource.id === patient),
  );
  const ids = records.flatMap(({ resources }) => resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  expect([patients.every(Boolean), new Set(ids).size]).toEqual([true, ids.length]);
});
