import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { versionNamed } from '#/lib/fhir/versions/registry.ts';

const read = (resource: object, version?: string) =>
  entryOf({ id: '1', ...resource }, {}, version === undefined ? undefined : versionNamed(version));
const medicine = { medicationCodeableConcept: { text: 'Metformin' } };
const scan = { code: { text: 'Scan' } };

// A row's title alone is what is read in haste: whatever is not, not yet or no longer so must be said in it.
test.each<[string, object, string, string]>([
  ['MedicationAdministration', { ...medicine, status: 'on-hold' }, 'On hold: Metformin', 'affirmed'],
  ['MedicationAdministration', { ...medicine, status: 'stopped' }, 'Stopped before its end: Metformin', 'affirmed'],
  ['MedicationDispense', { ...medicine, status: 'on-hold' }, 'On hold: Metformin', 'affirmed'],
  ['MedicationStatement', { ...medicine, status: 'intended' }, 'Planned, not yet taken: Metformin', 'affirmed'],
  ['Procedure', { ...scan, status: 'on-hold' }, 'Scan: on hold', 'affirmed'],
  ['ServiceRequest', { ...scan, status: 'revoked', intent: 'order' }, 'Revoked: Requested: Scan', 'affirmed'],
  ['ServiceRequest', { ...scan, status: 'draft', intent: 'proposal' }, 'Draft: Proposed: Scan', 'affirmed'],
  ['CarePlan', { title: 'Falls', status: 'revoked', intent: 'plan' }, 'Revoked: Falls', 'affirmed'],
  ['Encounter', { status: 'discontinued', class: { code: 'EMER' } }, 'Discontinued: Emergency attendance', 'affirmed'],
  ['SupplyRequest', { itemCodeableConcept: { text: 'Pads' }, status: 'cancelled' }, 'Cancelled: Supply request: Pads', 'denied'],
  ['AppointmentResponse', { participantStatus: 'declined' }, 'Declined: Appointment response', 'denied'],
  ['Composition', { title: 'Letter', status: 'deprecated' }, 'No longer to be used: Letter', 'affirmed'],
])('H11 H12 %s %j is "%s"', (resourceType, body, title, assertion) => {
  expect(read({ resourceType, ...body })).toMatchObject({ title, assertion });
});

test.each<[string, string, object, string, string]>([
  ['stu3', 'AdverseEvent', { category: 'PAE', type: { text: 'Wrong dose' } }, 'Near miss, did not happen: Wrong dose', 'denied'],
  ['stu3', 'AdverseEvent', { category: 'AE', type: { text: 'Wrong dose' } }, 'Adverse event: Wrong dose', 'affirmed'],
  [
    'stu3',
    'DeviceRequest',
    { intent: { coding: [{ code: 'proposal' }] }, codeCodeableConcept: { text: 'Frame' } },
    'Proposed: Device requested: Frame',
    'affirmed',
  ],
  [
    'stu3',
    'DeviceRequest',
    { intent: { coding: [{ code: 'order' }] }, codeCodeableConcept: { text: 'Frame' } },
    'Device requested: Frame',
    'affirmed',
  ],
  [
    'dstu2',
    'Device',
    { patient: { reference: 'Patient/1' }, status: 'not-available', type: { text: 'Pacemaker' } },
    'No longer active: Pacemaker',
    'affirmed',
  ],
  ['dstu2', 'Device', { patient: { reference: 'Patient/1' }, status: 'available', type: { text: 'Pacemaker' } }, 'Pacemaker', 'affirmed'],
  ['dstu2', 'NutritionOrder', { status: 'cancelled', oralDiet: { type: [{ text: 'Soft' }] } }, 'Revoked: Diet: Soft', 'affirmed'],
  ['r5', 'Consent', { decision: 'deny', category: [{ text: 'Sharing' }] }, 'Refusal: Sharing', 'denied'],
  ['r5', 'Consent', { decision: 'permit', category: [{ text: 'Sharing' }] }, 'Consent: Sharing', 'affirmed'],
  ['r5', 'Encounter', { status: 'discharged', class: [{ coding: [{ code: 'IMP' }] }] }, 'Inpatient stay', 'affirmed'],
])('H11 H12 %s %s %j is "%s"', (version, resourceType, body, title, assertion) => {
  expect(read({ resourceType, status: 'active', ...body }, version)).toMatchObject({ title, assertion, cautions: [] });
});

test('H10 a dose of a vaccine that was less than a full one is warned of', () => {
  const dose = { resourceType: 'Immunization', vaccineCode: { text: 'Flu' }, status: 'completed' };
  expect(read({ ...dose, isSubpotent: true }).cautions).toEqual([{ type: 'may-change-meaning', text: 'was less than a full dose' }]);
  expect(read({ ...dose, isSubpotent: false }).cautions).toEqual([]);
});

test('a reference to one version of somebody is named all the same', () => {
  const flag = { resourceType: 'Flag', id: '1', code: { text: 'Falls' }, author: { reference: 'Practitioner/7/_history/2' } };
  const doctor = { resourceType: 'Practitioner', id: '7', name: [{ text: 'Dr Sam Ode' }] };
  expect(factsOf(entryOf(flag, { 'Practitioner/7': doctor }))['Set by']).toBe('Dr Sam Ode');
});

// A pharmacist must know this of an infusion or an opioid, and the code beside it does not say it.
test('dosage: how long each time, when, and what must not be exceeded', () => {
  const dosageInstruction = [
    {
      timing: { code: { text: 'once' }, repeat: { duration: 30, durationUnit: 'min', when: ['MORN'] } },
      doseAndRate: [{ doseQuantity: { value: 1, unit: 'g' } }],
      maxDosePerAdministration: { value: 2, unit: 'g' },
      maxDosePerLifetime: { value: 20, unit: 'g' },
    },
  ];
  expect(read({ resourceType: 'MedicationRequest', status: 'active', intent: 'order', ...medicine, dosageInstruction }).title).toBe(
    'Metformin, 1 g, once, in the morning, over 30 minutes, maximum 2 g at a time, maximum 20 g in a lifetime',
  );
});

test('a medicine that was sent beside its order says its form, strength and batch', () => {
  const product = {
    resourceType: 'Medication',
    id: 'm',
    code: { text: 'Potassium chloride infusion' },
    form: { text: 'Solution' },
    ingredient: [
      {
        itemCodeableConcept: { text: 'Potassium' },
        strength: { numerator: { value: 20, unit: 'mmol' }, denominator: { value: 500, unit: 'mL' } },
      },
    ],
    batch: { lotNumber: 'L7' },
  };
  const order = {
    resourceType: 'MedicationRequest',
    id: '1',
    status: 'active',
    intent: 'order',
    medicationReference: { reference: 'Medication/m', display: 'KCl' },
  };
  expect(factsOf(entryOf(order, { 'Medication/m': product }))).toMatchObject({
    'Called here': 'KCl',
    Form: 'Solution',
    'Ingredient: strength': '20 mmol : 500 mL',
    'Batch: lot number': 'L7',
  });
});

test('H10 extensions within what a kind draws itself are facts too', () => {
  const answer = {
    text: 'Pink',
    coding: [{ code: 'p', extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 2 }] }],
  };
  const apgar = read({
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'Apgar' },
    component: [{ code: { text: 'Colour' }, valueCodeableConcept: answer }],
  });
  expect(factsOf(apgar)).toMatchObject({ 'Component: value: ordinal value': '2' });
});

test('H10 a part that looks like a file without being one is read by its parts', () => {
  const consent = {
    resourceType: 'Consent',
    status: 'active',
    category: [{ text: 'Sharing' }],
    provision: { data: [{ meaning: 'related', reference: { reference: 'Task/7' } }] },
  };
  expect(factsOf(read(consent))).toMatchObject({ 'Rule: data: meaning': 'related', 'Rule: data: reference': 'Task/7' });
});

const since = { start: '2026-11-01' };
test.each<[string, object, { over: string; on: string }]>([
  ['MedicationAdministration', { ...medicine, effectivePeriod: since }, { over: 'completed', on: 'in-progress' }],
  ['MedicationStatement', { ...medicine, effectivePeriod: since }, { over: 'stopped', on: 'active' }],
  ['Procedure', { ...scan, performedPeriod: since }, { over: 'completed', on: 'in-progress' }],
  ['Observation', { ...scan, effectivePeriod: since }, { over: 'final', on: 'preliminary' }],
  ['DiagnosticReport', { ...scan, effectivePeriod: since }, { over: 'corrected', on: 'partial' }],
  ['Flag', { ...scan, period: since }, { over: 'inactive', on: 'active' }],
  ['CarePlan', { title: 'Falls', intent: 'plan', period: since }, { over: 'completed', on: 'active' }],
])(
  'H16 %s: a period without an end still goes on only where its status does not say that it is over',
  (resourceType, body, { over, on }) => {
    expect(read({ resourceType, ...body, status: over }).date).toMatchObject({ start: '2026-11-01' });
    expect(read({ resourceType, ...body, status: over }).date?.open).toBeUndefined();
    expect(read({ resourceType, ...body, status: on }).date?.open).toBe(true);
  },
);
