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

const li = { family: '李', given: ['梅'] };
test.each<[string, unknown, object]>([
  [
    'Latin letters beside another script',
    [
      { use: 'official', ...li, text: '李 梅' },
      { use: 'usual', text: 'Li Mei', family: 'Li', given: ['Mei'] },
    ],
    { nameText: 'Li Mei', nameLanguage: 'zh' },
  ],
  [
    'its parts where the text is in the other script',
    [
      { use: 'official', ...li },
      { family: 'Li', given: ['Mei'] },
    ],
    { nameText: 'Mei Li', nameLanguage: 'zh' },
  ],
  ['another script beside Latin letters', [{ family: 'Li', given: ['Mei'] }, li], { nameText: '梅 李', nameTextLanguage: 'zh' }],
  [
    'the text of the same name',
    [{ family: 'Haddad', given: ['Layla'], text: 'ليلى حداد' }],
    { nameText: 'ليلى حداد', nameTextLanguage: 'ar' },
  ],
  ['Latin text of the same name', [{ family: 'Хей', given: ['Иван'], text: 'Ivan Hey' }], { nameText: 'Ivan Hey', nameLanguage: 'ru' }],
  [
    'a name now before one of the past',
    [
      { use: 'old', text: 'Wang Mei' },
      { use: 'official', ...li },
      { use: 'usual', text: 'Li Mei' },
    ],
    { nameText: 'Li Mei', nameLanguage: 'zh' },
  ],
  [
    'Kana where there are no Latin letters',
    [{ use: 'official', family: '山田', given: ['太郎'], text: 'やまだ たろう' }],
    { nameText: 'やまだ たろう', nameTextLanguage: 'ja', nameLanguage: 'zh' },
  ],
  ['accents are Latin letters', [{ family: 'Nuñez', given: ['Zoë'], text: 'Zoë Nuñez' }], {}],
  ['a family name alone', [{ family: 'Brooks' }], {}],
])('the name beside the name: %s', (_case, name, expected) => {
  const { nameText, nameLanguage, nameTextLanguage } = patientIdentity({ ...amara, name }) ?? {};
  expect(JSON.parse(JSON.stringify({ nameText, nameLanguage, nameTextLanguage }))).toEqual(expected);
});

test('the language of a name is the person’s own where it is written so', () => {
  const spoken = (code: string): string | undefined =>
    patientIdentity({ ...amara, name: [li], communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code }] } }] })
      ?.nameLanguage;
  expect([spoken('yue'), spoken('zh-Hant'), spoken('ja'), spoken('en')]).toEqual(['yue', 'zh-Hant', 'ja', 'zh']);
});

const interpreter = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired';
const bcp47 = (code: string, display?: string): object => ({ coding: [{ system: 'urn:ietf:bcp:47', code, ...(display && { display }) }] });
test.each<[string, object, object]>([
  ['none', {}, {}],
  [
    'R4',
    { communication: [{ language: bcp47('zh', 'Chinese'), preferred: true }, { language: bcp47('en', 'English') }] },
    { languages: ['Chinese'] },
  ],
  [
    'no preference',
    { communication: [{ language: bcp47('pl') }, { language: bcp47('en-GB') }] },
    { languages: ['Polish', 'English (United Kingdom)'] },
  ],
  [
    'words',
    { communication: [{ language: { text: 'Sylheti' } }], extension: [{ url: interpreter, valueBoolean: true }] },
    { languages: ['Sylheti'], interpreter: true },
  ],
  [
    'US Core',
    {
      extension: [
        {
          url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-interpreter-needed',
          valueCoding: { system: 'http://snomed.info/sct', code: '373066001' },
        },
      ],
    },
    { interpreter: true },
  ],
  [
    'US Core, no',
    {
      extension: [
        { url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-interpreter-needed', valueCoding: { code: '373067005' } },
      ],
    },
    { interpreter: false },
  ],
  [
    'UK Core',
    {
      communication: [
        {
          language: bcp47('cy', 'Welsh'),
          extension: [
            {
              url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSCommunication-InterpreterRequired',
              valueBoolean: false,
            },
          ],
        },
      ],
    },
    { languages: ['Welsh'], interpreter: false },
  ],
  [
    'CareConnect',
    {
      extension: [
        {
          url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSCommunication-1',
          extension: [
            { url: 'language', valueCodeableConcept: { coding: [{ code: 'ur', display: 'Urdu' }] } },
            { url: 'preferred', valueBoolean: true },
            { url: 'interpreterRequired', valueBoolean: true },
          ],
        },
      ],
    },
    { languages: ['Urdu'], interpreter: true },
  ],
  [
    'no value',
    { communication: [{ language: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' }] } }] },
    {},
  ],
  ['a tag that is none', { communication: [{ language: { coding: [{ code: '!!' }] } }] }, { languages: ['Code !!'] }],
])('language and interpreter: %s', (_case, extra, expected) => {
  const { languages, interpreter: need } = patientIdentity({ ...amara, ...extra }) ?? {};
  expect(JSON.parse(JSON.stringify({ languages, interpreter: need }))).toEqual(expected);
});
