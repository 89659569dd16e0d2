import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const empty = {
  resourceType: 'List',
  id: '1',
  status: 'current',
  mode: 'working',
  title: 'Allergies',
  code: { coding: [{ system: 'http://loinc.org', code: '48765-2' }] },
};
const because = (code: string): object => ({
  ...empty,
  emptyReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code }] },
});
const item = { item: { display: 'Penicillin' } };

test.each([
  ['nilknown', 'Allergies: none known', 'none-known'],
  ['notasked', 'Allergies: not asked', 'denied'],
  ['withheld', 'Allergies: withheld by the source', 'denied'],
  ['unavailable', 'Allergies: information not available', 'denied'],
  ['notstarted', 'Allergies: not started', 'denied'],
  ['closed', 'Allergies: closed', 'denied'],
  ['no-content-recorded', 'Allergies: no content recorded', 'denied'],
  ['brand-new', 'Allergies: empty, brand-new (list-empty-reason)', 'denied'],
])('H13 a list that is empty, %s', (code, title, assertion) => {
  expect(entryOf(because(code))).toMatchObject({ title, assertion, category: 'allergies' });
});

test('H13 an empty list without a reason is not "none", nor is one from which all was taken', () => {
  expect(entryOf(empty)).toMatchObject({ title: 'Allergies: empty, no reason given', assertion: 'denied' });
  expect(entryOf({ ...because('nilknown'), entry: [{ ...item, deleted: true }] }).assertion).toBe('denied');
  expect(entryOf({ ...empty, entry: [{ ...item, deleted: true }] }).title).toBe('Allergies: all items were removed');
});

test.each([[{ status: 'retired' }], [{ mode: 'changes' }]])('H13 "none known" of a list that is %j says nothing of now', (extra) => {
  expect(entryOf({ ...because('nilknown'), ...extra }).assertion).toBe('denied');
});

test('H24 a list that the source withholds is shown as kept back', () => {
  expect(entryOf(because('withheld')).withheld).toEqual({ part: 'list', text: 'Allergies: the source withholds this.' });
  expect(entryOf(because('nilknown')).withheld).toBeUndefined();
});

test('with items it stands apart, or it would count as one of them; each is named', () => {
  const medicine = { resourceType: 'MedicationStatement', id: '2', medicationCodeableConcept: { text: 'Ramipril' } };
  const entry = entryOf(
    { ...empty, entry: [item, { item: { reference: 'MedicationStatement/2' }, flag: { text: 'New' } }, { ...item, deleted: true }, {}] },
    { 'MedicationStatement/2': medicine },
  );
  expect(entry).toMatchObject({ title: 'Allergies: 3 items', category: 'other', assertion: 'affirmed' });
  expect(factsOf(entry)['On it']).toBe('Penicillin; Ramipril · New; Penicillin · removed from the list; item not named');
});

test('a list of part of something speaks of no category', () => {
  expect(entryOf({ ...because('nilknown'), code: { text: 'Food allergies' } }).category).toBe('other');
});

test('H10 a long list is named to its last item', () => {
  const last = [{ item: { display: 'Amoxicillin' } }, { item: { display: 'Latex' } }];
  const entry = entryOf({ ...empty, entry: [...Array.from({ length: 150 }, () => item), ...last] });
  expect(factsOf(entry)['2 more on it']).toBe('Amoxicillin; Latex');
});
