import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const nextOfKin = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: 'N' }], text: 'Next of kin' };
const ruth = {
  resourceType: 'RelatedPerson',
  id: '1',
  patient: { reference: 'Patient/7' },
  relationship: [nextOfKin, { text: 'Daughter' }],
  name: [{ text: 'Ruth Brooks' }],
  telecom: [
    { system: 'email', value: 'ruth@example.org' },
    { system: 'phone', value: '01632 960001', rank: 2 },
    { system: 'phone', value: '07700 900118', rank: 1 },
    { system: 'phone', value: '01632 960009', use: 'old' },
  ],
};

test('is named by the relationship, with the numbers that hold today', () => {
  const entry = entryOf(ruth);
  expect(entry).toMatchObject({ category: 'people', title: 'Next of kin, Daughter: Ruth Brooks', detail: '07700 900118, 01632 960001' });
  expect(entry.contacts).toEqual([
    { part: 'next-of-kin', role: 'Daughter', name: 'Ruth Brooks', phones: ['07700 900118', '01632 960001'] },
  ]);
  expect(factsOf(entry).Telephone).toContain('ruth@example.org');
});

test.each<[string, object, string]>([
  ['a code alone', { coding: nextOfKin.coding }, 'next-of-kin'],
  ['a code of another system', { coding: [{ system: 'https://x.test', code: 'N' }], text: 'Neighbour' }, 'other'],
  ['words', { text: 'Next-of-kin' }, 'next-of-kin'],
  ['a daughter', { text: 'Daughter' }, 'other'],
  ['of STU3, a concept alone', { text: 'Next of kin' }, 'next-of-kin'],
])('%s', (_, relationship, part) => expect(entryOf({ ...ruth, relationship }).contacts?.[0]?.part).toBe(part));

test.each<[string, object]>([
  ['not active', { active: false }],
  ['ended', { period: { end: '2020-01-01' } }],
  ['without a name', { name: [] }],
])('H12 is nobody to ring when %s', (_, more) => expect(entryOf({ ...ruth, ...more }).contacts).toBeUndefined());

test('H11 says that the person is a contact no longer', () => {
  expect(entryOf({ ...ruth, active: false }).title).toBe('No longer a contact: Next of kin, Daughter: Ruth Brooks');
});
