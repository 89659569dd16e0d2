import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const dose = {
  resourceType: 'MedicationAdministration',
  id: '1',
  status: 'completed',
  medicationCodeableConcept: { text: 'Paracetamol' },
  effectiveDateTime: '2026-11-18T08:00:00Z',
  dosage: { dose: { value: 1, unit: 'g' }, route: { text: 'Oral' } },
};

test.each([
  ['completed', 'Paracetamol, 1 g, oral', 'affirmed', 'given'],
  ['not-done', 'Not given: Paracetamol, 1 g, oral', 'denied', 'Asleep · not-done'],
  ['in-progress', 'Paracetamol, 1 g, oral', 'affirmed', 'given · in-progress'],
])('H11 a dose that is %s', (status, title, assertion, detail) => {
  expect(entryOf({ ...dose, status, statusReason: [{ text: 'Asleep' }] })).toMatchObject({ title, assertion, detail });
});

test('one dose is one by medicine and minute, given or not apart', () => {
  expect(entryOf(dose).identity).toEqual(['medication|paracetamol||given|2026-11-18T08:00Z']);
  expect(entryOf({ ...dose, status: 'not-done' }).identity).toEqual(['medication|paracetamol||not given|2026-11-18T08:00Z']);
});
