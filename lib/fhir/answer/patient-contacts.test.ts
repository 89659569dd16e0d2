import { expect, test } from 'vitest';
import { patientContacts } from './patient-contacts.ts';

const ods = { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z9RS1' };
const patient = {
  resourceType: 'Patient',
  id: '7',
  contact: [
    { relationship: [{ text: 'Next of kin' }], name: { text: 'Ruth Brooks' }, telecom: [{ system: 'phone', value: '07700 900118' }] },
    { relationship: [{ text: 'Carer' }], name: { family: 'Hill', given: ['Sam'] }, period: { end: '2020' } },
    { relationship: [{ text: 'Carer' }] },
  ],
  generalPractitioner: [{ type: 'Organization', identifier: ods, display: 'Riverside Surgery' }],
};
const surgery = {
  resourceType: 'Organization',
  id: 'rs',
  identifier: [ods],
  name: 'Riverside Surgery',
  telecom: [{ system: 'phone', value: '01632 960100' }],
};
const ruth = { part: 'next-of-kin', name: 'Ruth Brooks', phones: ['07700 900118'] };

test('contacts that hold, and the practice by name; its number where its organisation came too', () => {
  const practice = { part: 'practice', name: 'Riverside Surgery', phones: [] };
  expect(patientContacts(patient)).toEqual({ contacts: [ruth, practice], restricted: false });
  const withNumber = { ...practice, phones: ['01632 960100'] };
  expect(patientContacts(patient, [surgery]).contacts).toEqual([ruth, withNumber]);
  const byReference = { ...patient, generalPractitioner: [{ reference: 'Organization/rs' }] };
  expect(patientContacts(byReference, [surgery]).contacts).toEqual([ruth, withNumber]);
});

test('a number of another system is not the practice’s', () => {
  const other = { ...surgery, identifier: [{ ...ods, system: 'https://x.test' }] };
  expect(patientContacts(patient, [other]).contacts.at(-1)?.phones).toEqual([]);
});

test.each(['R', 'V', 'REDACTED'])('nobody of a Patient that is labelled %s', (code) => {
  const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code }];
  expect(patientContacts({ ...patient, meta: { security } }, [surgery])).toEqual({ contacts: [], restricted: true });
});

test.each([undefined, null, 7, {}, { resourceType: 'Person' }])('nobody of what is no Patient: %s', (value) => {
  expect(patientContacts(value)).toEqual({ contacts: [], restricted: false });
});

const needs = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired', valueBoolean: true }] };

test('H38 languages and interpreter need of a source’s own Patient, also where its address is restricted', () => {
  const speech = { languages: ['Polish'], interpreter: true };
  const speaking = { ...patient, ...needs, communication: [{ language: { text: 'Polish' } }] };
  expect(patientContacts(speaking).speech).toEqual(speech);
  const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }];
  expect(patientContacts({ ...speaking, meta: { security } })).toEqual({ contacts: [], restricted: true, speech });
});

test.each(['POWATT', 'DPOWATT', 'HPOWATT', 'SPOWATT'])('an attorney by the code %s', (code) => {
  const relationship = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code }] }];
  expect(patientContacts({ ...patient, contact: [{ relationship, name: { text: 'Sam Hill' } }] }).contacts[0]?.part).toBe('attorney');
});

test.each([
  ['Attorney for health and welfare', 'attorney'],
  ['Health care proxy', 'attorney'],
  ['LPA holder', 'attorney'],
  ['Carer', 'other'],
])('%s is of the part %s', (text, part) => {
  expect(patientContacts({ ...patient, contact: [{ relationship: [{ text }], name: { text: 'Sam Hill' } }] }).contacts[0]?.part).toBe(part);
});
