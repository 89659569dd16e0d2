import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { isCurrentMedicine } from '#/lib/record/medicines/standing/current-medicine.ts';
import { dstu2 } from './dstu2.ts';
import { r5 } from './r5.ts';
import { stu3 } from './stu3.ts';

const now = Date.parse('2026-11-21T14:02:00Z');
const name = { text: 'Prednisolone 5 mg tablet' };
const tablets = { id: '1', status: 'active', medicationCodeableConcept: name };
const newer = { id: '1', medication: { concept: name } };
const until = (end: string): readonly object[] => [{ timing: { repeat: { boundsPeriod: { start: '2026-03-01', end } } } }];

test.each([
  ['an order of DSTU2', dstu2, (end: string) => ({ resourceType: 'MedicationOrder', ...tablets, dosageInstruction: until(end) })],
  ['a statement of DSTU2', dstu2, (end: string) => ({ resourceType: 'MedicationStatement', ...tablets, dosage: until(end) })],
  [
    'an order of STU3',
    stu3,
    (end: string) => ({ resourceType: 'MedicationRequest', ...tablets, intent: 'order', dosageInstruction: until(end) }),
  ],
  ['a statement of STU3', stu3, (end: string) => ({ resourceType: 'MedicationStatement', ...tablets, taken: 'y', dosage: until(end) })],
  [
    'an order of R5',
    r5,
    (end: string) => ({ resourceType: 'MedicationRequest', ...newer, status: 'active', intent: 'order', dosageInstruction: until(end) }),
  ],
  ['a statement of R5', r5, (end: string) => ({ resourceType: 'MedicationStatement', ...newer, status: 'recorded', dosage: until(end) })],
])('H12 the dosage of %s ends the medicine', (_case, version, resourceUntil) => {
  const isCurrentUntil = (end: string): boolean => isCurrentMedicine(entryOf(resourceUntil(end), {}, version), now);
  expect([isCurrentUntil('2026-03-14'), isCurrentUntil('2027-03-01')]).toEqual([false, true]);
});
