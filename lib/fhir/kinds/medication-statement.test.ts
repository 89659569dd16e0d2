import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const statement = {
  resourceType: 'MedicationStatement',
  id: '1',
  status: 'active',
  medicationCodeableConcept: { text: 'Aspirin 75 mg tablets' },
  effectiveDateTime: '2026-01-02',
  dateAsserted: '2026-11-18',
};

test.each([
  ['active', 'Aspirin 75 mg tablets', 'affirmed', 'reported · active'],
  ['completed', 'Aspirin 75 mg tablets', 'affirmed', 'reported · completed'],
  ['not-taken', 'Not taken: Aspirin 75 mg tablets', 'denied', 'reported · not-taken · Felt sick'],
])('H11 a medicine said to be %s', (status, title, assertion, detail) => {
  expect(entryOf({ ...statement, status, statusReason: [{ text: 'Felt sick' }] })).toMatchObject({ title, assertion, detail, status });
});

test('H16 taken since, and told on', () => {
  const { date, otherDates } = entryOf(statement);
  expect([date, ...otherDates]).toEqual([
    { start: '2026-01-02', precision: 'day', kind: 'effective' },
    { start: '2026-11-18', precision: 'day', kind: 'asserted' },
  ]);
});

test('never one group with an order', () => {
  expect(entryOf(statement).identity).toEqual(['medication|aspirin||reported|current']);
});
