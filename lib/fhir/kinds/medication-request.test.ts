import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const ramipril = {
  resourceType: 'MedicationRequest',
  id: '1',
  status: 'active',
  intent: 'order',
  authoredOn: '2026-10-01',
  medicationCodeableConcept: { text: 'Ramipril 5 mg capsule' },
  dosageInstruction: [{ text: 'one capsule once daily' }],
};
const named = (text: string): object => ({ ...ramipril, medicationCodeableConcept: { text } });
const share = (a: object, b: object): boolean => entryOf(a).identity.some((key) => entryOf(b).identity.includes(key));

test.each([
  ['an order', {}, 'Ramipril 5 mg capsule, one capsule once daily', 'affirmed', 'prescribed · active'],
  [
    'not to be given',
    { doNotPerform: true },
    'Do not give: Ramipril 5 mg capsule, one capsule once daily',
    'denied',
    'prescribed · active',
  ],
  ['proposed', { intent: 'proposal' }, 'Proposed: Ramipril 5 mg capsule, one capsule once daily', 'affirmed', 'not ordered · active'],
  [
    'a draft',
    { status: 'draft' },
    'Draft: Ramipril 5 mg capsule, one capsule once daily',
    'affirmed',
    'prescribed · draft: not yet an order',
  ],
  [
    'that was cancelled',
    { status: 'cancelled', statusReason: { text: 'angioedema' } },
    'Cancelled: Ramipril 5 mg capsule, one capsule once daily',
    'affirmed',
    'prescribed · cancelled · angioedema',
  ],
  [
    'that was stopped',
    { status: 'stopped', statusReason: { text: 'cough' } },
    'Ramipril 5 mg capsule, one capsule once daily',
    'affirmed',
    'prescribed · stopped · cough',
  ],
  ['reported', { reportedBoolean: true }, 'Ramipril 5 mg capsule, one capsule once daily', 'affirmed', 'reported · active'],
  ['without a dose', { dosageInstruction: undefined }, 'Ramipril 5 mg capsule', 'affirmed', 'prescribed · active'],
  ['without a name', { medicationCodeableConcept: {}, dosageInstruction: [] }, 'Medicine not named', 'affirmed', 'prescribed · active'],
])('H11 a prescription %s', (_case, extra, title, assertion, detail) => {
  expect(entryOf({ ...ramipril, ...extra })).toMatchObject({ title, assertion, detail, category: 'medications' });
});

test('H11 "do not give" is a caution too', () => {
  expect(entryOf({ ...ramipril, doNotPerform: true }).cautions).toEqual([{ type: 'do-not-give' }]);
  expect(entryOf({ ...ramipril, doNotPerform: false }).cautions).toEqual([]);
  expect(share(ramipril, { ...ramipril, doNotPerform: true })).toBe(false);
});

test.each(['active', 'on-hold', 'cancelled', 'completed', 'stopped', 'draft', 'unknown'])('H12 status %s is verbatim', (status) => {
  expect(entryOf({ ...ramipril, status })).toMatchObject({ status, cautions: [] });
});

test('the name comes from a contained or a looked-up Medication', () => {
  const medication = {
    resourceType: 'Medication',
    id: 'm',
    code: { text: 'Ramipril 5 mg capsule' },
    ingredient: [{ itemCodeableConcept: { text: 'Ramipril' } }],
  };
  const request = { ...ramipril, medicationCodeableConcept: undefined };
  expect(entryOf({ ...request, medicationReference: { reference: '#m' }, contained: [medication] }).code?.text).toBe(
    'Ramipril 5 mg capsule',
  );
  expect(entryOf({ ...request, medicationReference: { reference: 'Medication/m' } }, { 'Medication/m': medication }).code?.text).toBe(
    'Ramipril 5 mg capsule',
  );
  expect(entryOf({ ...request, medicationReference: { reference: 'Medication/m', display: 'Ramipril' } }).code?.text).toBe('Ramipril');
  expect(entryOf({ ...request, medicationReference: { reference: 'Medication/m' } })).toMatchObject({
    identity: [],
    title: 'Medication/m, one capsule once daily',
  });
});

test.each([
  ['another strength', 'Ramipril 10 mg tablets', true],
  ['no strength', 'ramipril', true],
  ['another medicine', 'Lisinopril 5 mg tablets', false],
  ['a combination', 'ramipril 5 MG / hydrochlorothiazide 12.5 MG Oral Tablet', false],
  ['modified release', 'Ramipril modified-release 5 mg tablets', false],
  ['another preparation', 'Ramipril 2.5 mg/5 ml oral solution', false],
])('H19 H20 current orders of one medicine are one group: %s, %s', (_case, name, same) => {
  expect(share(ramipril, named(name))).toBe(same);
});

test('vitamins are told apart by the figure in their name', () => {
  expect(share(named('Vitamin B12 1 mg injection'), named('Vitamin B6 1 mg injection'))).toBe(false);
});

test('H20 5 mg and 10 mg: one group, and the dose in conflict', () => {
  const hospital = { ...ramipril, medicationCodeableConcept: { text: 'Ramipril 10 mg capsule' } };
  expect(entryOf(ramipril).compare).toEqual({ Dose: '5 mg', Form: 'capsule', Frequency: 'once daily', Status: 'active' });
  expect(entryOf(hospital).compare).toEqual({ Dose: '10 mg', Form: 'capsule', Frequency: 'once daily', Status: 'active' });
});

test.each([
  [[{ text: 'Take TWO capsules once daily' }], '5 mg × 2', 'once daily'],
  [
    [{ doseAndRate: [{ doseQuantity: { value: 10, unit: 'mg' } }], timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } } }],
    '10 mg',
    'twice daily',
  ],
  [[{ text: 'Two capsules on the first day, then one a day' }], '5 mg', 'two capsules on the first day, then one a day'],
  [[{ text: 'one once daily for a week, then stop' }], '5 mg', 'one once daily for a week, then stop'],
])('the dose of %j is compared as %s, %s', (dosageInstruction, Dose, Frequency) => {
  expect(entryOf({ ...ramipril, dosageInstruction }).compare).toMatchObject({ Dose, Frequency });
});

test('issues are one series and no group across dates', () => {
  const issue = { ...ramipril, basedOn: [{ reference: 'MedicationRequest/plan' }] };
  expect(entryOf(issue)).toMatchObject({ series: 'city|MedicationRequest/plan', detail: 'issued · active' });
  expect(entryOf(issue).body).toMatchObject({ act: 'issued' });
  expect(entryOf({ ...ramipril, intent: 'instance-order', groupIdentifier: { value: 'G1' } }).series).toBe('city|group||G1');
  expect(share(issue, { ...issue, authoredOn: '2026-11-01' })).toBe(false);
  expect(share(issue, { ...issue, id: '2' })).toBe(true);
  expect(share(issue, ramipril)).toBe(false);
  expect(entryOf(ramipril).series).toBeUndefined();
});

test('past orders are one only when of one day', () => {
  const past = { ...ramipril, status: 'completed' };
  expect(share(past, { ...past, id: '2' })).toBe(true);
  expect(share(past, { ...past, authoredOn: '2026-10-02' })).toBe(false);
  expect(share(past, { ...past, authoredOn: undefined })).toBe(false);
});

test('H25 a dosage as coded stands beside the text', () => {
  const facts = factsOf(
    entryOf({ ...ramipril, dosageInstruction: [{ text: 'one daily', doseAndRate: [{ doseQuantity: { value: 5, unit: 'mg' } }] }] }),
  );
  expect(facts).toMatchObject({ 'Dosage as coded': '5 mg' });
});

test('a prescription of a discharge is known as one', () => {
  const category = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category', code: 'discharge' }] }];
  expect(entryOf({ ...ramipril, category }).body).toMatchObject({ discharge: true });
  expect(entryOf({ ...ramipril, category: [{ coding: [{ code: 'outpatient' }] }] }).body).not.toHaveProperty('discharge');
});

test.each([
  ['Morphine oral solution', 'Morphine oral solution 10 mg / 5 mL, 5 mL'],
  ['Morphine 10 mg/5 mL oral solution', 'Morphine 10 mg/5 mL oral solution, 5 mL'],
])('H17 a name without a strength gets the one that was sent: %s', (text, title) => {
  const strength = { numerator: { value: 10, unit: 'mg' }, denominator: { value: 5, unit: 'mL' } };
  const medication = {
    resourceType: 'Medication',
    id: 'm',
    code: { text },
    ingredient: [{ itemCodeableConcept: { text: 'Morphine' }, strength }],
  };
  const request = { ...ramipril, medicationCodeableConcept: undefined, dosageInstruction: [{ text: '5 mL' }] };
  expect(entryOf({ ...request, medicationReference: { reference: '#m' }, contained: [medication] }).title).toBe(title);
});
