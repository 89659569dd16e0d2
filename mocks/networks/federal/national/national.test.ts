import { expect, test } from 'vitest';
import { XMLValidator } from 'fast-xml-parser';
import { federalNetwork } from '#/mocks/networks/federal/federal.ts';
import { textsAt } from '#/mocks/servers/fhir/fhir-resource.ts';
import { memberId, memberName } from './national-members.ts';
import { nationalNetworks } from './national-networks.ts';

test('60,000 organisations, each with a name of its own, of which twelve know her', () => {
  expect(nationalNetworks.reduce((sum, { members }) => sum + members, 0)).toBe(60_000);
  const names = nationalNetworks.flatMap(({ members, nameOf }) => Array.from({ length: members }, (_, index) => nameOf(index)));
  expect(new Set(names).size).toBe(60_000);
  expect(nationalNetworks.reduce((sum, { records }) => sum + records.size, 0)).toBe(12);
});

test('every document of hers is well formed, and no two are of the same day', () => {
  const held = nationalNetworks.flatMap(({ records }) => [...records.values()].flat()).flatMap(({ resources }) => resources);
  const xml = held.flatMap((one) => textsAt(one, 'data')).map((data) => Buffer.from(data, 'base64').toString('utf8'));
  expect(xml.map((text) => XMLValidator.validate(text))).toEqual(Array.from({ length: 12 }, () => true));
  const days = held.flatMap((one) => textsAt(one, 'date'));
  expect(new Set(days).size).toBe(12);
});

test.each([
  [0, 'Alder Bay Hospital'],
  [1, 'Amber Bay Hospital'],
  [1_408, 'Alder Bay Clinic'],
])('the organisation %i is called %s', (index, name) => expect(memberName(index, ['Hospital', 'Clinic'])).toBe(name));

test('ids in the directory sort as they are counted', () => expect([memberId(3), memberId(29_999)]).toEqual(['org-00003', 'org-29999']));

test('the federal exchange has both, on ports of their own', () => {
  const inEhr = new Set(federalNetwork.ehr.tenants.map(({ source }) => source));
  const others = federalNetwork.sources.filter(({ id }) => !inEhr.has(id));
  const ports = [federalNetwork.ports.ehr, ...[...others, ...(federalNetwork.nationals ?? [])].map(({ port }) => port)];
  expect(new Set(ports).size).toBe(ports.length);
});
