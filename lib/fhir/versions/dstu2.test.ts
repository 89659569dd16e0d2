import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { dstu2 } from './dstu2.ts';

const read = (resource: object) => entryOf({ id: '1', ...resource }, {}, dstu2);
const tablets = { medicationCodeableConcept: { text: 'Metformin' } };

test.each<[string, object, string, string]>([
  ['Immunization', { vaccineCode: { text: 'Flu' }, status: 'completed', wasNotGiven: true }, 'Flu: not given', 'denied'],
  ['Immunization', { vaccineCode: { text: 'Flu' }, status: 'completed', wasNotGiven: false }, 'Flu', 'affirmed'],
  ['MedicationAdministration', { ...tablets, status: 'completed', wasNotGiven: true }, 'Not given: Metformin', 'denied'],
  ['MedicationAdministration', { ...tablets, status: 'completed', wasNotGiven: false }, 'Metformin', 'affirmed'],
  ['MedicationStatement', { ...tablets, status: 'active', wasNotTaken: true }, 'Not taken: Metformin', 'denied'],
  ['MedicationStatement', { ...tablets, status: 'active', wasNotTaken: false }, 'Metformin', 'affirmed'],
  ['Procedure', { code: { text: 'Scan' }, status: 'aborted', notPerformed: true }, 'Scan: not done', 'denied'],
  ['Procedure', { code: { text: 'Scan' }, status: 'completed', notPerformed: false }, 'Scan', 'affirmed'],
  ['AllergyIntolerance', { substance: { text: 'Nuts' }, status: 'refuted' }, 'Ruled out: Nuts', 'denied'],
  ['AllergyIntolerance', { substance: { text: 'Nuts' }, status: 'confirmed' }, 'Nuts', 'affirmed'],
  ['AllergyIntolerance', { substance: { text: 'Nuts' }, status: 'active' }, 'Nuts', 'affirmed'],
  ['AllergyIntolerance', { substance: { text: 'Nuts' }, status: 'entered-in-error' }, 'Nuts', 'removed'],
  ['Condition', { code: { text: 'Asthma' }, verificationStatus: 'refuted' }, 'Ruled out: Asthma', 'denied'],
  ['Condition', { code: { text: 'Asthma' }, verificationStatus: 'confirmed' }, 'Asthma', 'affirmed'],
])('H11 %s %j is "%s"', (resourceType, body, title, assertion) => {
  expect(read({ resourceType, ...body })).toMatchObject({ resourceType, title, assertion });
});

test('H11 a carried out care plan that forbids says so', () => {
  const forbids = { resourceType: 'CarePlan', activity: [{ detail: { prohibited: true, code: { text: 'Running' } } }] };
  expect(factsOf(read(forbids))).toMatchObject({ Planned: 'Do not perform: Running' });
});

test.each([
  ['active', 'active', undefined],
  ['inactive', 'inactive', undefined],
  ['resolved', 'resolved', undefined],
  ['unconfirmed', undefined, 'unconfirmed'],
  ['confirmed', undefined, 'confirmed'],
  ['refuted', undefined, 'refuted'],
  ['entered-in-error', undefined, 'entered-in-error'],
])('H12 AllergyIntolerance.status %s is clinical %s, verification %s', (status, clinicalStatus, verificationStatus) => {
  const entry = read({ resourceType: 'AllergyIntolerance', substance: { text: 'Nuts' }, status });
  expect([entry.clinicalStatus, entry.verificationStatus]).toEqual([clinicalStatus, verificationStatus]);
});

test('H12 an allergy status that nobody knows is readable, with a warning', () => {
  const entry = read({ resourceType: 'AllergyIntolerance', substance: { text: 'Nuts' }, status: 'doubtful' });
  expect(entry.cautions).toEqual([{ type: 'may-change-meaning', text: 'Status' }]);
  expect(factsOf(entry)).toMatchObject({ 'May change the meaning: status': 'doubtful' });
});

test.each<[string, string, string, boolean]>([
  ['ReferralRequest', 'requested', 'active', false],
  ['ReferralRequest', 'cancelled', 'revoked', false],
  ['ReferralRequest', 'rejected', 'rejected', true],
  ['ProcedureRequest', 'in-progress', 'active', false],
  ['ProcedureRequest', 'suspended', 'on-hold', false],
  ['ProcedureRequest', 'aborted', 'revoked', false],
  ['ProcedureRequest', 'proposed', 'proposed', true],
  ['DiagnosticOrder', 'review', 'active', false],
  ['DiagnosticOrder', 'failed', 'failed', true],
  ['MedicationOrder', 'stopped', 'stopped', false],
  ['Procedure', 'aborted', 'stopped', false],
  ['Immunization', 'on-hold', 'on-hold', true],
  ['Encounter', 'onleave', 'onleave', false],
  ['Condition', 'entered-in-error', 'entered-in-error', true],
])('H12 %s %s is %s', (resourceType, sent, status, warns) => {
  const entry = read({ resourceType, status: sent });
  if (resourceType !== 'Condition') expect(entry.status).toBe(status);
  expect(factsOf(entry)['Status as sent']).toBe(sent === status ? undefined : sent);
  if (resourceType !== 'Condition') expect(entry.cautions.some(({ type }) => type === 'may-change-meaning')).toBe(warns);
  else expect(entry.assertion).toBe('removed');
});

test('H11 H12 not performed and aborted: the status sent is the one that is quoted', () => {
  const entry = read({ resourceType: 'Procedure', code: { text: 'Scan' }, status: 'aborted', notPerformed: true });
  expect(factsOf(entry)).toMatchObject({ 'Status as sent': 'aborted', 'Not performed': 'Yes' });
});

test('H12 not given, and entered in error: it stays removed, and the flag is readable', () => {
  const entry = read({ resourceType: 'Immunization', vaccineCode: { text: 'Flu' }, status: 'entered-in-error', wasNotGiven: true });
  expect(entry.assertion).toBe('removed');
  expect(factsOf(entry)).toMatchObject({ 'Was not given': 'Yes' });
});

test('H11 a flag that says neither yes nor no is warned of', () => {
  const entry = read({ resourceType: 'Immunization', vaccineCode: { text: 'Flu' }, status: 'completed', wasNotGiven: 'perhaps' });
  expect(entry.cautions).toEqual([{ type: 'may-change-meaning', text: 'Was not given' }]);
});

test('H10 H16 what R4 has no place for is a fact, and dates have their names', () => {
  const order = read({
    resourceType: 'MedicationOrder',
    ...tablets,
    status: 'completed',
    dateWritten: '2015-02-03',
    dateEnded: '2015-03-01',
    prescriber: { display: 'Dr A' },
    dosageInstruction: [{ doseQuantity: { value: 500, unit: 'mg' }, siteReference: { display: 'Left arm' } }],
  });
  expect(order.title).toBe('Metformin, 500 mg');
  expect(order.date).toMatchObject({ start: '2015-02-03', kind: 'authored' });
  expect(factsOf(order)).toMatchObject({ 'Prescribed by': 'Dr A', 'Date ended': '2015-03-01', 'Dosage site: site reference': 'Left arm' });
});

test('three types are one in R4, and keep their own names and ids', () => {
  const ids = ['DiagnosticOrder', 'ProcedureRequest', 'ReferralRequest'].map((resourceType) => read({ resourceType, status: 'active' }));
  expect(ids.map(({ id }) => id)).toEqual(['city|DiagnosticOrder/1', 'city|ProcedureRequest/1', 'city|ReferralRequest/1']);
  expect(ids.map(({ kind }) => kind)).toEqual(['service-request', 'service-request', 'service-request']);
  expect(ids[2]?.origins[0]?.reference).toBe('ReferralRequest/1');
});

test('what an entry refers to is read in its own version too', () => {
  const practitioner = { resourceType: 'Practitioner', id: '1', name: { family: ['Ward'], given: ['Helen'] } };
  const medication = { resourceType: 'Medication', id: 'm', product: { ingredient: [{ item: { display: 'Metformin' } }] } };
  const entry = entryOf(
    {
      resourceType: 'MedicationOrder',
      id: '1',
      prescriber: { reference: 'Practitioner/1' },
      medicationReference: { reference: '#m' },
      contained: [medication],
    },
    { 'Practitioner/1': practitioner },
    dstu2,
  );
  expect(entry.title).toBe('Metformin');
  expect(factsOf(entry)).toMatchObject({ 'Prescribed by': 'Helen Ward' });
});

test.each<[boolean, string | undefined, string | undefined]>([
  [true, undefined, 'resolved'],
  [false, undefined, undefined],
  [true, 'active', 'active'],
])('H12 a condition that has abated (%s, status %s) is %s', (abatementBoolean, clinicalStatus, status) => {
  const entry = read({ resourceType: 'Condition', code: { text: 'Asthma' }, abatementBoolean, ...(clinicalStatus && { clinicalStatus }) });
  expect(entry.clinicalStatus).toBe(status);
  expect(factsOf(entry)).toMatchObject({ Abatement: abatementBoolean ? 'Yes' : 'No' });
});

test('a prescription that has ended carries its end', () => {
  const order = {
    resourceType: 'MedicationOrder',
    status: 'active',
    dateWritten: '2014-01-02',
    medicationCodeableConcept: { text: 'Insulin' },
  };
  expect(read({ ...order, dateEnded: '2015-03-04' }).otherDates).toEqual([{ end: '2015-03-04', precision: 'day', kind: 'ended' }]);
  expect(read(order).otherDates).toEqual([]);
});
