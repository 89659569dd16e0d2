import { expect, test } from 'vitest';
import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { groupsOf } from '#/lib/fhir/testing/groups-of.ts';

const sct = (code: string, text: string): JsonObject => ({ coding: [{ system: 'http://snomed.info/sct', code }], text });
const words = (text: string): JsonObject => ({ text });

const result = (more: JsonObject = {}): JsonObject => ({
  resourceType: 'Observation',
  status: 'final',
  effectiveDateTime: '2026-01-01T10:00:00Z',
  code: { coding: [{ system: 'http://loinc.org', code: '600-7' }], text: 'Culture' },
  valueString: 'no growth',
  ...more,
});
const ofSpecimen = (type: string, site?: string): JsonObject =>
  result({
    specimen: { reference: '#s' },
    contained: [
      { resourceType: 'Specimen', id: 's', type: words(type), ...(site !== undefined && { collection: { bodySite: words(site) } }) },
    ],
  });
const called = (display: string): JsonObject => result({ specimen: { display } });
const accession = { identifier: [{ system: 'https://lab.test/accession', value: 'T-4711' }] };

test.each<[string, JsonObject, JsonObject, readonly string[]]>([
  ['specimens by their type', ofSpecimen('Urine'), ofSpecimen('Blood'), ['1', '1']],
  ['specimens by what they are called', called('Nasal swab'), called('Throat swab'), ['1', '1']],
  ['specimens of two sites', ofSpecimen('Blood', 'Left arm'), ofSpecimen('Blood', 'Right arm'), ['1', '1']],
  ['one specimen in two wordings', called('Serum specimen'), ofSpecimen('serum'), ['2']],
  ['a specimen that one leaves out', called('Urine'), result(), ['2 Specimen']],
  ['specimens of one number', { ...called('Urine'), ...accession }, { ...called('Blood'), ...accession }, ['2 Specimen']],
  ['sites', result({ bodySite: words('Left arm') }), result({ bodySite: words('Right arm') }), ['1', '1']],
  ['a site that one leaves out', result({ bodySite: words('Left arm') }), result(), ['2 Site']],
  ['methods', result({ method: words('Oscillometric') }), result({ method: words('Auscultatory') }), ['2 Method']],
  ['devices', result({ device: { display: 'Ward meter' } }), result({ device: { display: 'Laboratory' } }), ['2 Device']],
  ['a method and a device that one leaves out', result({ method: words('Culture'), device: { display: 'Laboratory' } }), result(), ['2']],
  ['whom it is about', result({ focus: [{ reference: 'RelatedPerson/fetus' }] }), result(), ['1', '1']],
  ['whom it is about, not named', result({ focus: [{ extension: [] }] }), result(), ['1', '1']],
  [
    'whom a result of one number is about',
    { ...result({ focus: [{ display: 'Fetus' }] }), ...accession },
    { ...result(), ...accession },
    ['2 About'],
  ],
])('H20 results that differ in %s', (_, a, b, groups) => {
  expect(groupsOf(['city', a], ['practice', b])).toEqual(groups);
});

test.each<[string, JsonObject, JsonObject]>([
  ['another site', result({ bodySite: words('Left arm'), ...accession }), result({ bodySite: words('Right arm'), ...accession })],
  ['another specimen', { ...called('Urine'), ...accession }, { ...called('Blood'), ...accession }],
  ['another device', result({ device: { display: 'Ward meter' } }), result({ device: { display: 'Laboratory' } })],
])('H20 H35 a preliminary result of %s is no earlier version', (_, a, b) => {
  expect(groupsOf(['lab', { ...a, status: 'preliminary' }], ['lab', b])).toEqual(['1', '1']);
});

const daily = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } };
const order = (name: string, dosage: JsonObject = {}, form?: string): JsonObject => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  authoredOn: '2026-01-01',
  dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: 10, unit: 'mg' } }], timing: daily, ...dosage }],
  ...(form === undefined
    ? { medicationCodeableConcept: words(name) }
    : {
        medicationReference: { reference: '#m' },
        contained: [{ resourceType: 'Medication', id: 'm', code: words(name), form: words(form) }],
      }),
});
const supplied = (dosage: JsonObject): JsonObject => ({
  resourceType: 'MedicationDispense',
  status: 'completed',
  whenHandedOver: '2026-01-01',
  quantity: { value: 28, unit: 'tablet' },
  medicationCodeableConcept: words('Warfarin 1 mg tablets'),
  dosageInstruction: [dosage],
});
const per = (value: number): JsonObject => ({ doseAndRate: [{ rateQuantity: { value, unit: 'mL/h' } }] });
const most = (value: number): JsonObject => ({
  maxDosePerPeriod: { numerator: { value, unit: 'mg' }, denominator: { value: 1, unit: 'd' } },
});

test.each<[string, JsonObject, JsonObject, readonly string[]]>([
  [
    'a route that is not the usual one, where one names none',
    order('Morphine', { route: words('intrathecal') }),
    order('Morphine'),
    ['2 Route'],
  ],
  ['the eye', order('Latanoprost', { site: words('Left eye') }), order('Latanoprost', { site: words('Both eyes') }), ['2 Route']],
  ['the form in the name', order('Aspirin 75 mg dispersible tablets'), order('Aspirin 75 mg gastro-resistant tablets'), ['2 Form']],
  ['the form as sent', order('Diclofenac', {}, 'Tablet'), order('Diclofenac', {}, 'Suppository'), ['1', '1']],
  ['a form that one leaves out', order('Diclofenac', {}, 'Tablet'), order('Diclofenac'), ['2']],
  ['the rate', order('Heparin', per(1)), order('Heparin', per(2)), ['2 Dose']],
  ['the maximum', order('Tramadol', most(200)), order('Tramadol', most(400)), ['2 Frequency']],
  ['how to take a supply', supplied({ text: 'Take one daily' }), supplied({ text: 'Take four daily' }), ['2 Frequency']],
])('H20 medicines that differ in %s', (_, a, b, groups) => {
  expect(groupsOf(['city', a], ['practice', b])).toEqual(groups);
});

const vaccine = (more: JsonObject = {}): JsonObject => ({
  resourceType: 'Immunization',
  status: 'completed',
  occurrenceDateTime: '2026-01-01',
  vaccineCode: sct('871895005', 'Hepatitis B vaccine'),
  ...more,
});
const nth = (doseNumberPositiveInt: number, series = 'Primary'): JsonObject =>
  vaccine({ protocolApplied: [{ doseNumberPositiveInt, series }] });
const condition = (more: JsonObject = {}): JsonObject => ({
  resourceType: 'Condition',
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: sct('396275006', 'Osteoarthritis'),
  ...more,
});
const operation = (more: JsonObject = {}): JsonObject => ({
  resourceType: 'Procedure',
  status: 'completed',
  performedDateTime: '2025-03-04',
  code: sct('54885007', 'Cataract extraction'),
  ...more,
});
const request = (more: JsonObject = {}): JsonObject => ({
  resourceType: 'ServiceRequest',
  status: 'active',
  intent: 'order',
  authoredOn: '2026-01-01',
  code: sct('363680008', 'Radiographic imaging'),
  ...more,
});
const report = (more: JsonObject = {}): JsonObject => ({
  resourceType: 'DiagnosticReport',
  status: 'final',
  effectiveDateTime: '2026-01-01T10:00:00Z',
  code: { coding: [{ system: 'http://loinc.org', code: '600-7' }], text: 'Culture' },
  ...more,
});
const visit = (place: string): JsonObject => ({
  resourceType: 'Encounter',
  status: 'finished',
  class: { code: 'AMB' },
  period: { start: '2026-01-01T10:00:00Z' },
  serviceProvider: { display: 'City Hospitals' },
  location: [{ location: { display: place } }],
});
const allergy = (type: string): JsonObject => ({ resourceType: 'AllergyIntolerance', code: words('Codeine'), type });

test.each<[string, JsonObject, JsonObject, readonly string[]]>([
  ['the number of a dose', nth(1), nth(2), ['2 Dose number']],
  ['the course of a dose', nth(1), nth(1, 'Booster'), ['2 Series']],
  ['a dose number that one leaves out', nth(1), vaccine(), ['2']],
  ['the site of a dose', vaccine({ site: words('Left arm') }), vaccine({ site: words('Right arm') }), ['2 Site']],
  [
    'how much of a vaccine',
    vaccine({ doseQuantity: { value: 10, unit: 'ug' } }),
    vaccine({ doseQuantity: { value: 20, unit: 'ug' } }),
    ['2 Dose'],
  ],
  [
    'the time of the day',
    operation({ performedDateTime: '2025-03-04T09:00:00Z' }),
    operation({ performedDateTime: '2025-03-04T17:00:00Z' }),
    ['2 Date'],
  ],
  ['the site of a condition', condition({ bodySite: [words('Hip')] }), condition({ bodySite: [words('Knee')] }), ['2 Site']],
  ['a side that one leaves out', condition({ code: sct('396275006', 'Osteoarthritis, left knee') }), condition(), ['2 Side']],
  ['the stage', condition({ stage: [{ summary: words('T1') }] }), condition({ stage: [{ summary: words('T3') }] }), ['2 Stage']],
  ['a side of an operation that one leaves out', operation({ bodySite: [words('Left eye')] }), operation(), ['2 Side Site']],
  ['the side of a request', request({ bodySite: [words('Left wrist')] }), request({ bodySite: [words('Right wrist')] }), ['1', '1']],
  [
    'the details of a request',
    request({ orderDetail: [words('with contrast')] }),
    request({ orderDetail: [words('no contrast')] }),
    ['2 Details'],
  ],
  ['the specimen of a report', report({ specimen: [{ display: 'Urine' }] }), report({ specimen: [{ display: 'Blood' }] }), ['1', '1']],
  [
    'who reports',
    report({ performer: [{ display: 'City Laboratory' }] }),
    report({ performer: [{ display: 'Vale Laboratory' }] }),
    ['2 Reported by'],
  ],
  ['the place of a contact', visit('Eye clinic'), visit('Fracture clinic'), ['2 Place']],
  ['allergy and intolerance', allergy('allergy'), allergy('intolerance'), ['2 Type']],
])('H20 two sources that differ in %s', (_, a, b, groups) => {
  expect(groupsOf(['city', a], ['practice', b])).toEqual(groups);
});
