import { expect, test } from 'vitest';
import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { groupsOf } from '#/lib/fhir/testing/groups-of.ts';

const sct = (code: string, text: string): JsonObject => ({ coding: [{ system: 'http://snomed.info/sct', code }], text });
const daily = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } };

function order(
  text: string,
  dosage: JsonObject = { doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }], timing: daily },
): JsonObject {
  return {
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    authoredOn: '2026-01-01',
    medicationCodeableConcept: { text },
    dosageInstruction: [dosage],
  };
}
const supplied = (text: string): JsonObject => ({
  resourceType: 'MedicationDispense',
  status: 'completed',
  whenHandedOver: '2026-01-01',
  quantity: { value: 28, unit: 'capsule' },
  medicationCodeableConcept: { text },
});
const given = (name: string, more: JsonObject): JsonObject => ({
  ...order(name, { doseAndRate: [{ doseQuantity: { value: 10, unit: 'mg' } }], timing: daily, ...more }),
});
const problem = (code: JsonObject, more: JsonObject = {}): JsonObject => ({
  resourceType: 'Condition',
  clinicalStatus: { coding: [{ code: 'active' }] },
  code,
  ...more,
});
const operation = (code: JsonObject, more: JsonObject = {}): JsonObject => ({
  resourceType: 'Procedure',
  status: 'completed',
  performedDateTime: '2025-03-04',
  code,
  ...more,
});
const allergy = (code: JsonObject): JsonObject => ({
  resourceType: 'AllergyIntolerance',
  clinicalStatus: { coding: [{ code: 'active' }] },
  code,
});
const risky = (criticality: string): JsonObject => ({ ...allergy({ text: 'Codeine' }), criticality });
const alert = (text: string): JsonObject => ({ resourceType: 'Flag', status: 'active', code: sct('1', text) });
function warfarin(value: number): JsonObject {
  const strength = { numerator: { value, unit: 'mg' }, denominator: { value: 1, unit: 'tablet' } };
  const medicine = {
    resourceType: 'Medication',
    id: 'm',
    code: { text: 'Warfarin' },
    ingredient: [{ item: { text: 'warfarin' }, strength }],
  };
  const { medicationCodeableConcept: _, ...request } = order('');
  return { ...request, contained: [medicine], medicationReference: { reference: '#m' } };
}
const result = (text: string, more: JsonObject = {}): JsonObject => ({
  resourceType: 'Observation',
  status: 'final',
  effectiveDateTime: '2026-01-01T10:00:00Z',
  identifier: [{ system: 'https://lab.test/accession', value: 'T-4711' }],
  code: { text },
  valueQuantity: { value: 140, unit: 'mmol/L' },
  ...more,
});

test.each<[string, JsonObject, JsonObject, readonly string[]]>([
  ['strengths without units', order('Co-codamol 8/500 tablets'), order('Co-codamol 30/500 tablets'), ['2 Dose']],
  ['a figure after the name', order('Seretide 125 Evohaler'), order('Seretide 250 Evohaler'), ['2 Dose']],
  ['the second strength', order('Co-amoxiclav 250mg/125mg tablets'), order('Co-amoxiclav 250mg/62mg tablets'), ['2 Dose']],
  [
    'the second ingredient’s strength',
    order('carbidopa 25 MG / levodopa 100 MG Oral Tablet'),
    order('carbidopa 25 MG / levodopa 250 MG Oral Tablet'),
    ['2 Dose'],
  ],
  ['the same in other letters', order('Ramipril 5 MG Oral Capsule'), order('Ramipril 5mg capsules'), ['2']],
  [
    'regular and when required',
    given('Lorazepam 1 mg tablet', {}),
    given('Lorazepam 1 mg tablet', { asNeededBoolean: true }),
    ['2 Frequency'],
  ],
  ['another route', given('Morphine', { route: { text: 'oral' } }), given('Morphine', { route: { text: 'intrathecal' } }), ['2 Route']],
  ['one route in two wordings', given('Morphine', { route: { text: 'Oral route' } }), given('Morphine', { route: { text: 'PO' } }), ['2']],
  ['a route that one leaves out', given('Morphine', { route: { text: 'oral' } }), given('Morphine', {}), ['2']],
  ['supplies of two strengths', supplied('Ramipril 5mg capsules'), supplied('Ramipril 10mg capsules'), ['2 Dose']],
  [
    'problems of which the code was lost',
    problem({
      coding: [{ system: 'http://snomed.info/sct', code: '196411000000103', display: 'Transfer-degraded record entry' }],
      text: 'Ca breast',
    }),
    problem({
      coding: [{ system: 'http://snomed.info/sct', code: '196411000000103', display: 'Transfer-degraded record entry' }],
      text: 'Backache',
    }),
    ['1', '1'],
  ],
  [
    'allergies of which the code was lost',
    allergy(sct('196461000000101', 'Penicillin')),
    allergy(sct('196461000000101', 'Latex')),
    ['1', '1'],
  ],
  ['sorts of allergy', allergy(sct('416098002', 'Allergy to aspirin')), allergy(sct('416098002', 'Allergy to codeine')), ['1', '1']],
  [
    'types of one condition, under one code',
    problem(sct('73211009', 'Diabetes mellitus type 1')),
    problem(sct('73211009', 'Type 2 diabetes mellitus')),
    ['2 Grade'],
  ],
  ['one type in two wordings', problem(sct('73211009', 'Type II diabetes')), problem(sct('73211009', 'diabetes type 2')), ['2']],
  ['strengths of the ingredients', warfarin(1), warfarin(5), ['2 Dose']],
  ['the risk of an allergy', risky('high'), risky('low'), ['2 Risk']],
  ['alerts of one code', alert('DNACPR'), alert('For full escalation'), ['2 Alert']],
  ['names that name nothing', allergy({ text: 'Other' }), allergy({ text: 'Other' }), ['1', '1']],
  ['sides of a problem', problem(sct('193570009', 'Cataract, left eye')), problem(sct('193570009', 'Cataract, right eye')), ['1', '1']],
  [
    'sides of a problem as its site',
    problem(sct('193570009', 'Cataract'), { bodySite: [{ text: 'Left eye' }] }),
    problem(sct('193570009', 'Cataract'), { bodySite: [{ text: 'Right eye' }] }),
    ['1', '1'],
  ],
  [
    'sides of an operation',
    operation(sct('54885007', 'Cataract extraction, left')),
    operation(sct('54885007', 'Right cataract extraction')),
    ['1', '1'],
  ],
  [
    'one side in two wordings',
    operation(sct('54885007', 'Cataract extraction, left')),
    operation(sct('54885007', 'Left cataract extraction')),
    ['2'],
  ],
  ['results of one tube without codes', result('Sodium'), result('Potassium'), ['1', '1']],
])('H20 two sources, %s', (_, a, b, groups) => {
  expect(groupsOf(['city', a], ['practice', b])).toEqual(groups);
});

test('H20 H35 a preliminary result without a code is no earlier version of another result of its tube', () => {
  expect(groupsOf(['lab', result('Sodium', { status: 'preliminary' })], ['lab', result('Potassium')])).toEqual(['1', '1']);
  expect(groupsOf(['lab', result('Sodium', { status: 'preliminary' })], ['lab', result('Sodium')])).toEqual(['2']);
});
