import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { collectRecords } from '#/mocks/networks/testing/collect-records.ts';
import { textsAt } from '#/mocks/servers/fhir/fhir-resource.ts';
import { typeSearches } from '#/mocks/servers/fhir/fhir-parameters.ts';
import { federalNetwork } from './federal.ts';

const recordsOf = (id: string) => collectRecords(federalNetwork, id);

test.each(federalNetwork.sources)('H10 everything that $id holds can be asked for at its server', async ({ id, without }) => {
  const held = new Set((await recordsOf(id)).flatMap(({ resources }) => resources.map(({ resourceType }) => resourceType)));
  expect([...held].filter((type) => !typeSearches.has(type) || without.includes(type))).toEqual([]);
});

test.each(federalNetwork.sources)('each record of $id stands under its own patient, and ids are not used twice', async ({ id }) => {
  const records = await recordsOf(id);
  expect(records.every(({ patient, resources }) => resources.some((one) => one.resourceType === 'Patient' && one.id === patient))).toBe(
    true,
  );
  const ids = records.flatMap(({ resources }) => resources.map((one) => `${one.resourceType}/${one.id}`));
  expect(new Set(ids).size).toBe(ids.length);
});

test('each federal provider has a base of its own in the one record system, and some do not know everyone', async () => {
  const providers = federalNetwork.ehr.tenants.map(({ source }) => federalNetwork.sources.find(({ id }) => id === source));
  expect(new Set(providers.map((one) => one?.path)).size).toBe(4);
  expect(new Set(providers.map((one) => one?.port))).toEqual(new Set([federalNetwork.ports.ehr]));
  const records = await Promise.all(federalNetwork.ehr.tenants.map(({ source }) => recordsOf(source)));
  const known = records.map((held) => held.map(({ patient }) => patient.replace(/^..-/, '')));
  expect(known.every((people) => people.includes('ferrer'))).toBe(true);
  expect(known.filter((people) => !people.includes('whitfield'))).toHaveLength(2);
});

test('every C-CDA is well formed', async () => {
  const records = await Promise.all(federalNetwork.sources.map(({ id }) => recordsOf(id)));
  const binaries = records.flat().flatMap(({ resources }) => resources.filter(({ resourceType }) => resourceType === 'Binary'));
  const documents = binaries.filter((binary) => textsAt(binary, 'contentType')[0]?.endsWith('xml'));
  const texts = documents.map((binary) => Buffer.from(textsAt(binary, 'data')[0] ?? '', 'base64').toString('utf8'));
  expect(texts.map((text) => XMLValidator.validate(text))).toEqual(Array.from({ length: 7 }, () => true));
});
