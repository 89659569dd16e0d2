import { describe, expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { isCurrentMedicine } from '#/lib/record/medicines/standing/current-medicine.ts';

const now = Date.parse('2026-11-21T14:02:00Z');
const order = {
  resourceType: 'MedicationRequest',
  id: '1',
  status: 'active',
  intent: 'order',
  authoredOn: '2026-03-01',
  medicationCodeableConcept: { text: 'Prednisolone 5 mg tablet' },
};
const statement = {
  resourceType: 'MedicationStatement',
  id: '1',
  status: 'active',
  dateAsserted: '2026-04-01',
  medicationCodeableConcept: { text: 'Clarithromycin 500 mg tablet' },
};
const within = (start?: string, end?: string, more: object = {}): object => ({
  timing: { repeat: { boundsPeriod: { ...(start && { start }), ...(end && { end }) } } },
  ...more,
});
const length = { timing: { repeat: { boundsDuration: { value: 7, code: 'd' }, frequency: 2, period: 1, periodUnit: 'd' } } };
const march = within('2026-03-01', '2026-03-14');

describe('H12 a medicine whose dosages have all ended is not current', () => {
  test.each<[string, boolean, readonly object[]]>([
    ['ended in March', false, [march]],
    ['ended, its start not sent', false, [within(undefined, '2026-03-14')]],
    ['ended at an hour, in words', false, [within('2026-04-01T08:00:00Z', '2026-04-08T20:00:00Z', { text: 'One twice a day' })]],
    ['a taper, its last step over', false, [march, within('2026-03-15', '2026-03-20')]],
    ['the month of its end over', false, [within('2026-03', '2026-10')]],
    ['only the year of its start sent', false, [within('2026', '2026-03-14')]],
    ['ends next year', true, [within('2026-03-01', '2027-03-01')]],
    ['ends today', true, [within('2026-03-01', '2026-11-21')]],
    ['ends this month', true, [within('2026-03-01', '2026-11')]],
    ['a taper, its last step still running', true, [march, within('2026-03-15', '2026-12-01')]],
    ['a taper, its last step sent first', true, [within('2026-03-15', '2026-12-01', { sequence: 2 }), { ...march, sequence: 1 }]],
    ['one dosage has no end', true, [march, within('2026-03-15')]],
    ['one dosage has words alone', true, [march, { text: 'then 5 mg daily' }]],
    ['a length without a start', true, [length]],
    ['one dosage has a length alone', true, [march, length]],
    ['its end is no date', true, [within('2026-03-01', '2026-03-44')]],
    ['its end lies before its start', true, [within('2026-12-01', '2026-03-14')]],
    ['without a dosage', true, []],
  ])('%s', (_case, isCurrent, dosages) => {
    expect(isCurrentMedicine(entryOf({ ...order, dosageInstruction: dosages }), now)).toBe(isCurrent);
    expect(isCurrentMedicine(entryOf({ ...statement, dosage: dosages }), now)).toBe(isCurrent);
  });

  test('the end of a prescription’s validity, or of its dispensing, is no end of the medicine', () => {
    const validityPeriod = { start: '2026-03-01', end: '2026-03-14' };
    expect(isCurrentMedicine(entryOf({ ...order, dispenseRequest: { validityPeriod } }), now)).toBe(true);
  });
});

describe('H15 the end is on the row, its month by name', () => {
  const rowOf = (resource: object): string => {
    const { title, detail } = entryOf(resource);
    return `${title} | ${detail}`;
  };
  test.each([
    [{ ...order, dosageInstruction: [march] }, 'Prednisolone 5 mg tablet, from 2026-03-01 until 2026-03-14 | prescribed · active'],
    [
      { ...statement, dosage: [within('2026-04-01', '2026-04-08', { text: 'One twice a day' })] },
      'Clarithromycin 500 mg tablet, One twice a day | reported · active · until 2026-04-08',
    ],
    [{ ...order, dosageInstruction: [length] }, 'Prednisolone 5 mg tablet, twice daily, for 7 days from 2026-03-01 | prescribed · active'],
    [
      { ...statement, effectivePeriod: { start: '2026-05-01T09:00:00Z' }, dosage: [length] },
      'Clarithromycin 500 mg tablet, twice daily, for 7 days from 2026-05-01 | reported · active',
    ],
    // Neither a month nor the day on which someone said so is the start of a course; a step begins where another ends.
    [
      { ...order, authoredOn: '2026-03', dosageInstruction: [length] },
      'Prednisolone 5 mg tablet, twice daily, for 7 days | prescribed · active',
    ],
    [{ ...statement, dosage: [length] }, 'Clarithromycin 500 mg tablet, twice daily, for 7 days | reported · active'],
    [
      { ...order, dosageInstruction: [length, length] },
      'Prednisolone 5 mg tablet, twice daily, for 7 days; twice daily, for 7 days | prescribed · active',
    ],
    [
      { ...order, dosageInstruction: [{ ...length, text: 'One twice a day for 7 days' }] },
      'Prednisolone 5 mg tablet, One twice a day for 7 days | prescribed · active · for 7 days from 2026-03-01',
    ],
  ])('%#', (resource, row) => {
    expect(rowOf(resource)).toBe(row);
  });

  test('the drawer says the planned time, and the coded dosage beside words', () => {
    const resource = { ...order, dosageInstruction: [within('2026-03-01', '2026-03-14', { text: 'As told' })] };
    expect(entryOf(resource).otherDates).toEqual([{ start: '2026-03-01', end: '2026-03-14', precision: 'day', kind: 'planned' }]);
    expect(factsOf(entryOf(resource))).toMatchObject({ 'Dosage as coded': 'from 2026-03-01 until 2026-03-14' });
  });

  test('an end that the statement’s own period has is said once', () => {
    const effectivePeriod = { start: '2026-04-01', end: '2026-04-08' };
    expect(entryOf({ ...statement, effectivePeriod, dosage: [within('2026-04-01', '2026-04-08')] }).otherDates).toEqual([
      { start: '2026-04-01', precision: 'day', kind: 'asserted' },
    ]);
  });
});

describe('H12 R5 gives the end of an order in effectiveDosePeriod', () => {
  test.each<[string, object, readonly object[], boolean]>([
    ['over', { start: '2026-01-05', end: '2026-03-14' }, [], false],
    ['over, whatever the dosages leave out', { start: '2026-01-05', end: '2026-03-14' }, [{ text: '5 mg daily' }], false],
    ['to come', { start: '2026-01-05', end: '2027-03-14' }, [], true],
    ['open', { start: '2026-01-05' }, [], true],
    ['open, its dosage over', { start: '2026-01-05' }, [march], false],
    ['inverted', { start: '2026-05-05', end: '2026-03-14' }, [], true],
  ])('%s', (_, effectiveDosePeriod, dosageInstruction, isCurrent) => {
    const entry = entryOf({ ...order, effectiveDosePeriod, dosageInstruction });
    expect(isCurrentMedicine(entry, now)).toBe(isCurrent);
  });
});
