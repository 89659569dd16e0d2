import { expect, test } from 'vitest';
import { patientIdentity } from './patient-identity.ts';

const nhs = 'https://fhir.nhs.uk/Id/nhs-number';
const amara = {
  resourceType: 'Patient',
  id: '7',
  identifier: [{ system: nhs, value: '9991020012' }, { system: nhs, value: '9990000000', use: 'old' }, { value: 'no system' }],
  name: [
    { use: 'maiden', family: 'Stone' },
    { use: 'official', family: 'Brooks', given: ['Amara', 'Jane'], prefix: ['Mrs'] },
  ],
  birthDate: '1951-03-14',
  gender: 'female',
  address: [
    { use: 'old', line: ['Past Lane'] },
    { use: 'home', line: ['1 High St'], city: 'Reading', postalCode: 'RG1 1AA' },
  ],
  telecom: [
    { system: 'phone', value: '01234 567890', use: 'home' },
    { system: 'phone', value: 'old', use: 'old' },
  ],
  generalPractitioner: [{ display: 'Riverside Surgery' }],
};

test('the facts by which a person is known', () => {
  expect(patientIdentity(amara)).toEqual({
    identifiers: [{ system: nhs, value: '9991020012' }],
    family: 'Brooks',
    given: ['Amara', 'Jane'],
    title: 'Mrs',
    birthDate: '1951-03-14',
    gender: 'female',
    restricted: false,
    address: ['1 High St', 'Reading', 'RG1 1AA'],
    telecom: [{ system: 'phone', value: '01234 567890', use: 'home' }],
    practice: 'Riverside Surgery',
  });
});

test.each(['R', 'V', 'REDACTED'])('a restricted person (%s) has no place, telephone or practice', (code) => {
  const identity = patientIdentity({ ...amara, meta: { security: [{ code }] } });
  expect(identity).toMatchObject({ restricted: true, family: 'Brooks' });
  expect([identity?.address, identity?.telecom, identity?.practice]).toEqual([undefined, undefined, undefined]);
});

test.each([
  [[{ family: 'Li', given: ['Mei'] }, { text: '李 梅' }], { family: 'Li', given: ['Mei'], nameText: '李 梅' }],
  [[{ family: '李', given: ['梅'] }], { family: '李', given: ['梅'] }],
  [[{ text: 'Baby Okoro' }], { family: 'Baby Okoro', given: [] }],
  [[{ family: 'Brooks', given: ['Amara'], text: 'BROOKS, Amara' }], { family: 'Brooks', given: ['Amara'] }],
  [[{ given: ['Sukarno'] }], { family: '', given: ['Sukarno'] }],
  [[], { family: 'Name not known', given: [] }],
  [undefined, { family: 'Name not known', given: [] }],
  [{ family: 'Bare' }, { family: 'Bare', given: [] }],
])('the name of %j', (name, expected) => {
  const { family, given, nameText } = patientIdentity({ ...amara, name: name }) ?? {};
  expect({ family, given, ...(nameText !== undefined && { nameText }) }).toEqual(expected);
});

test.each([
  [{ deceasedDateTime: '2026-01-02' }, '2026-01-02'],
  [{ deceasedBoolean: true }, true],
  [{ deceasedDateTime: 'recently' }, true],
  [{ deceasedBoolean: false }, undefined],
])('deceased: %j', (extra, deceased) => {
  expect(patientIdentity({ ...amara, ...extra })?.deceased).toBe(deceased);
});

test.each([
  ['1951-03-93', undefined],
  ['1951-03', '1951-03'],
  ['1951-03-14T00:00:00Z', '1951-03-14'],
  [7, undefined],
])('H14 the birth date %j is %j', (birthDate, expected) => {
  expect(patientIdentity({ ...amara, birthDate })?.birthDate).toBe(expected);
});

test.each([[undefined], ['x'], [{ resourceType: 'Person' }]])('%j is no patient', (value) => {
  expect(patientIdentity(value)).toBeUndefined();
});

test.each<[string, object, boolean]>([
  ['01', { url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus' }, false],
  ['02', { url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus' }, true],
  ['03', { url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1' }, true],
  ['02', { url: 'https://elsewhere.example/status' }, false],
])('H04 an NHS number of status %s in %j is marked: %s', (code, extension, unverified) => {
  const stated = { ...extension, valueCodeableConcept: { coding: [{ code }] } };
  const identifier = [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012', extension: [stated] }];
  expect(patientIdentity({ resourceType: 'Patient', identifier })?.identifiers[0]?.unverified === true).toBe(unverified);
});
