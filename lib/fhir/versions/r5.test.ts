import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { r5 } from './r5.ts';

const read = (resource: object) => entryOf({ id: '1', ...resource }, {}, r5);
const tablets = { medication: { concept: { text: 'Metformin' } } };
const adherence = (code: string) => ({ adherence: { code: { coding: [{ code }] } } });

test.each<[string, object, string, string]>([
  ['Immunization', { vaccineCode: { text: 'Flu' }, status: 'not-done' }, 'Flu: not given', 'denied'],
  ['Immunization', { vaccineCode: { text: 'Flu' }, status: 'completed' }, 'Flu', 'affirmed'],
  ['MedicationAdministration', { ...tablets, status: 'not-done' }, 'Not given: Metformin', 'denied'],
  ['MedicationAdministration', { ...tablets, status: 'completed' }, 'Metformin', 'affirmed'],
  ['MedicationDispense', { ...tablets, status: 'declined' }, 'Not dispensed: Metformin', 'denied'],
  ['MedicationDispense', { ...tablets, status: 'completed' }, 'Metformin', 'affirmed'],
  ['MedicationStatement', { ...tablets, status: 'recorded', ...adherence('not-taking') }, 'Not taken: Metformin', 'denied'],
  ['MedicationStatement', { ...tablets, status: 'recorded', ...adherence('taking-as-directed') }, 'Metformin', 'affirmed'],
  ['MedicationStatement', { ...tablets, status: 'entered-in-error', ...adherence('taking') }, 'Metformin', 'removed'],
  ['MedicationRequest', { ...tablets, status: 'active', doNotPerform: true }, 'Do not give: Metformin', 'denied'],
  ['MedicationRequest', { ...tablets, status: 'active' }, 'Metformin', 'affirmed'],
  [
    'ServiceRequest',
    { code: { concept: { text: 'Scan request' } }, status: 'active', doNotPerform: true },
    'Do not perform: Scan request',
    'denied',
  ],
  ['ServiceRequest', { code: { concept: { text: 'Scan request' } }, status: 'active' }, 'Scan request', 'affirmed'],
  ['Procedure', { code: { text: 'Scan' }, status: 'not-done' }, 'Scan: not done', 'denied'],
  ['Procedure', { code: { text: 'Scan' }, status: 'completed' }, 'Scan', 'affirmed'],
  ['DeviceUsage', { status: 'not-done' }, 'Not done: Uses a device: not named', 'denied'],
  ['DeviceUsage', { status: 'active' }, 'Uses a device: not named', 'affirmed'],
])('H11 %s %j is "%s"', (resourceType, body, title, assertion) => {
  expect(read({ resourceType, ...body })).toMatchObject({ resourceType, title, assertion });
});

test.each<[string, object, string, boolean]>([
  ['Encounter', { status: 'completed' }, 'finished', false],
  ['Encounter', { status: 'on-hold' }, 'onleave', false],
  ['Encounter', { status: 'discharged' }, 'discharged', false],
  ['Encounter', { status: 'discontinued' }, 'discontinued', false],
  ['MedicationRequest', { ...tablets, status: 'ended' }, 'ended', false],
  ['MedicationRequest', { ...tablets, status: 'stopped' }, 'stopped', false],
  ['MedicationStatement', { ...tablets, status: 'recorded' }, 'unknown', false],
  ['MedicationStatement', { ...tablets, status: 'recorded', ...adherence('stopped') }, 'stopped', false],
  ['MedicationStatement', { ...tablets, status: 'recorded', ...adherence('local-code') }, 'recorded', true],
  ['MedicationStatement', { ...tablets, status: 'draft' }, 'draft', true],
  ['DiagnosticReport', { code: { text: 'FBC' }, status: 'modified' }, 'modified', true],
])('H12 %s %j is %s', (resourceType, body, status, warns) => {
  const entry = read({ resourceType, ...body });
  const sent = 'status' in body ? body.status : undefined;
  expect(entry.status).toBe(status);
  expect(factsOf(entry)['Status as sent']).toBe(sent === status ? undefined : sent);
  expect(entry.cautions.some(({ type }) => type === 'may-change-meaning')).toBe(warns);
});

test('an encounter has its class, its time and its reasons, and its other classes as a fact', () => {
  const entry = read({
    resourceType: 'Encounter',
    status: 'completed',
    class: [{ coding: [{ code: 'IMP' }] }, { coding: [{ code: 'EMER', display: 'Emergency' }] }],
    actualPeriod: { start: '2024-02-03', end: '2024-02-05' },
    reason: [{ use: [{ text: 'Chief complaint' }], value: [{ concept: { text: 'Chest pain' } }] }],
  });
  expect(entry).toMatchObject({ title: 'Inpatient stay', detail: 'Chest pain', date: { start: '2024-02-03', kind: 'period' } });
  expect(factsOf(entry)).toMatchObject({ 'Other class': 'Emergency', 'Reason detail: use': 'Chief complaint' });
});

test('H16 a procedure has the date on which it was done', () => {
  const entry = read({
    resourceType: 'Procedure',
    code: { text: 'Scan' },
    status: 'completed',
    occurrenceDateTime: '2024-02-03',
    recorded: '2024-03-01',
  });
  expect(entry.date).toMatchObject({ start: '2024-02-03', kind: 'performed' });
  expect(factsOf(entry)).toMatchObject({ Recorded: '2024-03-01' });
});

test('reactions, reasons and medicines are read, be they concepts or references', () => {
  const allergy = read({
    resourceType: 'AllergyIntolerance',
    code: { text: 'Nuts' },
    reaction: [{ manifestation: [{ concept: { text: 'Wheeze' } }, { reference: { reference: 'Observation/1' } }] }],
  });
  expect(allergy.title).toBe('Nuts: Wheeze');
  expect(JSON.stringify(allergy.facts)).toContain('Observation/1');
  const request = read({
    resourceType: 'MedicationRequest',
    status: 'active',
    medication: { reference: { reference: '#m' } },
    contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Metformin' } }],
    reason: [{ concept: { text: 'Diabetes' } }, { reference: { display: 'Problem 7' } }],
  });
  expect(request.title).toBe('Metformin');
  expect(factsOf(request)).toMatchObject({ For: 'Diabetes; Problem 7' });
});

test('a document keeps its period, place and event, and the encounter is linked', () => {
  const entry = read({
    resourceType: 'DocumentReference',
    status: 'current',
    type: { text: 'Letter' },
    period: { start: '2024-02-01' },
    facilityType: { text: 'Ward' },
    event: [{ concept: { text: 'Admission' } }],
    context: [{ reference: 'Encounter/9' }],
  });
  expect(entry).toMatchObject({ encounter: 'city|Encounter/9', date: { start: '2024-02-01', kind: 'period' } });
  expect(factsOf(entry)).toMatchObject({ Place: 'Ward', Event: 'Admission' });
});

test.each<[string, object, string, object[]]>([
  [
    'Procedure',
    { code: { text: 'Amniocentesis' }, status: 'not-done', focus: { display: 'Fetus 1' } },
    'Amniocentesis (of Fetus 1): not done',
    [{ type: 'may-change-meaning', text: 'is about Fetus 1, not the patient' }],
  ],
  ['Procedure', { code: { text: 'Amniocentesis' }, status: 'completed' }, 'Amniocentesis', []],
  [
    'ServiceRequest',
    { code: { concept: { text: 'Scan request' } }, status: 'active', focus: [{ display: 'Donor' }] },
    'Scan request (of Donor)',
    [],
  ],
])('H30 %s %j is "%s"', (resourceType, body, title, cautions) => {
  expect(read({ resourceType, ...body })).toMatchObject({ title, cautions });
});

test.each([true, false])('H10 a dose that was not given in full says so: %s', (isSubPotent) => {
  const entry = read({
    resourceType: 'MedicationAdministration',
    ...tablets,
    status: 'completed',
    isSubPotent,
    subPotentReason: [{ concept: { text: 'vomited' } }],
  });
  expect(entry.cautions).toEqual(isSubPotent ? [{ type: 'may-change-meaning', text: 'was less than a full dose' }] : []);
  expect(factsOf(entry)).toMatchObject({ 'Less than a full dose': isSubPotent ? 'Yes' : 'No' });
});

test.each<[string, object, string, string?]>([
  ['DeviceUsage', { status: 'active', device: { concept: { text: 'Insulin pump' } } }, 'Uses a device: Insulin pump'],
  [
    'DeviceUsage',
    { status: 'active', device: { concept: { coding: [{ code: '1', display: 'Walking frame' }] } } },
    'Uses a device: Walking frame',
  ],
  ['DeviceUsage', { status: 'active', device: { reference: { display: 'Cane' } } }, 'Uses a device: Cane'],
  ['DeviceUsage', { status: 'active', device: { concept: { text: 'Cane' }, reference: { reference: 'Device/1' } } }, 'Uses a device: Cane'],
  ['DeviceUsage', { status: 'active', device: { reference: { reference: 'Device/1' } } }, 'Uses a device: not named'],
  [
    'DeviceUsage',
    { status: 'active', device: { concept: { text: 'Brace' } }, bodySite: { concept: { text: 'Left knee' } } },
    'Uses a device: Brace',
    'Left knee',
  ],
  ['AllergyIntolerance', { code: { text: 'Egg' }, reaction: [{ manifestation: [{ concept: { text: 'Rash' } }] }] }, 'Egg: Rash'],
  ['AllergyIntolerance', { code: { text: 'Egg' }, reaction: [{ manifestation: [{ reference: { display: 'Hives' } }] }] }, 'Egg: Hives'],
  [
    'Procedure',
    { status: 'completed', code: { text: 'Scan' }, bodySite: [{ text: 'Knee' }], reason: [{ concept: { text: 'Fall' } }] },
    'Scan',
    'Knee · Fall',
  ],
])('H26 names in a CodeableReference: %s %j is "%s"', (resourceType, body, title, detail) => {
  expect(read({ resourceType, ...body })).toMatchObject({ title, ...(detail !== undefined && { detail }) });
});
