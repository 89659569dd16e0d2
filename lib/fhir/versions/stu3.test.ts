import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { stu3 } from './stu3.ts';

const read = (resource: object) => entryOf({ id: '1', ...resource }, {}, stu3);
const tablets = { medicationCodeableConcept: { text: 'Metformin' } };

test.each<[string, object, string, string]>([
  ['Immunization', { vaccineCode: { text: 'Flu' }, status: 'completed', notGiven: true }, 'Flu: not given', 'denied'],
  ['Immunization', { vaccineCode: { text: 'Flu' }, status: 'completed', notGiven: false }, 'Flu', 'affirmed'],
  ['MedicationAdministration', { ...tablets, status: 'completed', notGiven: true }, 'Not given: Metformin', 'denied'],
  ['MedicationAdministration', { ...tablets, status: 'completed', notGiven: false }, 'Metformin', 'affirmed'],
  ['MedicationDispense', { ...tablets, status: 'completed', notDone: true }, 'Not dispensed: Metformin', 'denied'],
  ['MedicationDispense', { ...tablets, status: 'completed', notDone: false }, 'Metformin', 'affirmed'],
  ['MedicationStatement', { ...tablets, status: 'active', taken: 'n' }, 'Not taken: Metformin', 'denied'],
  ['MedicationStatement', { ...tablets, status: 'active', taken: 'y' }, 'Metformin', 'affirmed'],
  ['Procedure', { code: { text: 'Scan' }, status: 'aborted', notDone: true }, 'Scan: not done', 'denied'],
  ['Procedure', { code: { text: 'Scan' }, status: 'completed', notDone: false }, 'Scan', 'affirmed'],
  ['Communication', { status: 'completed', notDone: true }, 'Not sent: Message', 'denied'],
  ['Communication', { status: 'completed', notDone: false }, 'Message', 'affirmed'],
  ['ProcedureRequest', { code: { text: 'Scan request' }, status: 'active', doNotPerform: true }, 'Do not perform: Scan request', 'denied'],
  ['ProcedureRequest', { code: { text: 'Scan request' }, status: 'active', doNotPerform: false }, 'Scan request', 'affirmed'],
  ['AllergyIntolerance', { code: { text: 'Nuts' }, verificationStatus: 'refuted' }, 'Ruled out: Nuts', 'denied'],
  ['AllergyIntolerance', { code: { text: 'Nuts' }, verificationStatus: 'confirmed' }, 'Nuts', 'affirmed'],
  ['AllergyIntolerance', { code: { text: 'Nuts' }, verificationStatus: 'entered-in-error' }, 'Nuts', 'removed'],
  ['Condition', { code: { text: 'Asthma' }, verificationStatus: 'refuted' }, 'Ruled out: Asthma', 'denied'],
  ['Condition', { code: { text: 'Asthma' }, verificationStatus: 'differential' }, 'Possible: Asthma', 'affirmed'],
])('H11 %s %j is "%s"', (resourceType, body, title, assertion) => {
  expect(read({ resourceType, ...body })).toMatchObject({ resourceType, title, assertion });
});

test('H11 nobody knows whether it is taken: that is no "taking"', () => {
  const entry = read({ resourceType: 'MedicationStatement', ...tablets, status: 'active', taken: 'unk' });
  expect(entry.cautions).toEqual([{ type: 'may-change-meaning', text: 'Taken' }]);
  expect(factsOf(entry)).toMatchObject({ 'May change the meaning: taken': 'unk' });
});

test('H11 a family history that was not taken is warned of', () => {
  const entry = read({ resourceType: 'FamilyMemberHistory', status: 'completed', relationship: { text: 'Father' }, notDone: true });
  expect(entry.cautions).toEqual([{ type: 'may-change-meaning', text: 'Not done' }]);
});

test.each<[string, string, string, boolean]>([
  ['MedicationRequest', 'stopped', 'stopped', false],
  ['MedicationRequest', 'draft', 'draft', false],
  ['Procedure', 'suspended', 'on-hold', false],
  ['Procedure', 'aborted', 'stopped', false],
  ['Procedure', 'entered-in-error', 'entered-in-error', false],
  ['ProcedureRequest', 'suspended', 'on-hold', false],
  ['ReferralRequest', 'cancelled', 'revoked', false],
  ['ReferralRequest', 'unheard', 'unheard', true],
  ['CarePlan', 'suspended', 'on-hold', false],
  ['Encounter', 'triaged', 'triaged', false],
  ['DocumentReference', 'superseded', 'superseded', false],
])('H12 %s %s is %s', (resourceType, sent, status, warns) => {
  const entry = read({ resourceType, status: sent });
  expect(entry.status).toBe(status);
  expect(factsOf(entry)['Status as sent']).toBe(sent === status ? undefined : sent);
  expect(entry.cautions.some(({ type }) => type === 'may-change-meaning')).toBe(warns);
});

test.each(['active', 'recurrence', 'inactive', 'remission', 'resolved', 'unheard'])(
  'H12 Condition.clinicalStatus %s stays',
  (clinicalStatus) => {
    const entry = read({ resourceType: 'Condition', code: { text: 'Asthma' }, clinicalStatus });
    expect(entry.clinicalStatus).toBe(clinicalStatus);
    expect(entry.cautions.length).toBe(clinicalStatus === 'unheard' ? 1 : 0);
  },
);

test('H12 the new code systems are R4’s, where R4 has the code', () => {
  const mapped = stu3.toR4({ resourceType: 'AllergyIntolerance', clinicalStatus: 'active', verificationStatus: 'unheard' });
  expect(mapped).toEqual({
    resourceType: 'AllergyIntolerance',
    clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }] },
    verificationStatus: { coding: [{ code: 'unheard' }] },
  });
});

test('H16 a letter has the date on which it was written, not the one on which it was filed', () => {
  const letter = read({ resourceType: 'DocumentReference', status: 'current', created: '2018-02-03', indexed: '2018-03-01T10:00:00Z' });
  expect(letter.date).toMatchObject({ start: '2018-02-03', kind: 'created' });
  expect(factsOf(letter)).toMatchObject({ Indexed: '2018-03-01T10:00:00Z' });
});

test('doses, the encounter and who asked are where the kinds look', () => {
  const entry = read({
    resourceType: 'MedicationRequest',
    ...tablets,
    status: 'active',
    intent: 'order',
    context: { reference: 'Encounter/9' },
    requester: { agent: { display: 'Dr A' }, onBehalfOf: { display: 'Surgery' } },
    dosageInstruction: [{ doseQuantity: { value: 500, unit: 'mg' } }],
  });
  expect(entry.title).toBe('Metformin, 500 mg');
  expect(entry.encounter).toBe('city|Encounter/9');
  expect(factsOf(entry)).toMatchObject({ 'Prescribed by': 'Dr A', 'Requester detail: on behalf of': 'Surgery' });
});

test('panels keep their members, and other relations stay readable', () => {
  const entry = read({
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'Blood pressure' },
    comment: 'Left arm',
    related: [
      { type: 'has-member', target: { reference: 'Observation/2' } },
      { type: 'replaces', target: { reference: 'Observation/3' } },
    ],
  });
  expect(entry.body).toEqual({ shape: 'panel', members: ['city|Observation/2'] });
  expect(entry.text).toEqual(['Left arm']);
  expect(Object.values(factsOf(entry))).toEqual(expect.arrayContaining(['replaces', 'Observation/3']));
});

test('several services asked for at once are all in the title, and each stays', () => {
  const entry = read({ resourceType: 'ReferralRequest', status: 'active', serviceRequested: [{ text: 'Cardiology' }, { text: 'Echo' }] });
  expect(entry.title).toBe('Requested: Cardiology; Echo');
  expect(factsOf(entry)).toMatchObject({ 'Service requested': 'Cardiology, Echo' });
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
