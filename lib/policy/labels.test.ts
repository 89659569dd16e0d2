import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Coding } from '#/lib/record/model/coded.ts';
import { knownCodes } from '#/lib/record/security-labels/known-codes.ts';
import { cleanLabelText, codeFor, codeNamed } from '#/lib/record/security-labels/find-code.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { release } from './decide.ts';
import type { LabelRules, PolicyRequest, PolicySource } from './model/policy.ts';

const hospital: PolicySource = { id: 'hospital', name: 'City Hospitals', organisation: 'city', mayWithholdPersonally: true };

function request(organisation: string, labels?: Partial<LabelRules>, role = 'clinician'): PolicyRequest {
  return {
    viewer: { subject: 'a', issuer: 'https://login.example', name: 'Dr A', role, organisation, organisationName: organisation },
    purpose: 'TREAT',
    blockedOrganisations: new Set(),
    sharing: [{ source: 'hospital', to: ['riverside'], roles: ['clinician'], except: [] }],
    ...(labels && { labels: { open: [], keepBack: [], harmless: [], ...labels } }),
  };
}

const verdictOf = (labels: readonly Coding[], asked = request('riverside'), source = hospital): string =>
  release(asked, source, { entry: entry('hospital', 'a'), labels }).verdict;

const conf = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const act = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const reason = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const value = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue';

/** Spellings of the system of confidentiality that servers write. */
const confidentialitySystems = [
  conf,
  `${conf}/`,
  `${conf}|2.0.0`,
  `${conf}#`,
  ` ${conf} `,
  conf.toUpperCase(),
  conf.replace('http:', 'https:'),
  conf.replace('terminology.', 'www.'),
  conf.replace('terminology.', ''),
  conf.replace('CodeSystem', 'ValueSet'),
  conf.replace('v3-C', 'v3-c'),
  'http://hl7.org/fhir/v3/Confidentiality',
  'https://www.hl7.org/fhir/v3/Confidentiality/',
  'http://hl7.org/fhir/ValueSet/v3-Confidentiality',
  'http://hl7.org/fhir/v3/vs/Confidentiality',
  'http://hl7.org/implement/standards/fhir/v3/Confidentiality',
  'http://hospital.example/CodeSystem/v3-Confidentiality',
  'http://terminology.hl7.org/CodeSystem/v3-Confidentialty',
  'http://terminology.hl7.org/CodeSystem/Confidentiality',
  'urn:oid:2.16.840.1.113883.5.25',
  'URN:OID:2.16.840.1.113883.5.25',
  'oid:2.16.840.1.113883.5.25',
  '2.16.840.1.113883.5.25',
  'urn:oid:2.16.840.1.113883.5.25|2014-03-26',
  'urn:oid:2.16.840.1.113883.1.11.16926',
  'urn:oid:2.16.840.1.113883.12.177',
  'http://terminology.hl7.org/CodeSystem/v2-0177',
  'http://hl7.org/fhir/v2/0177',
  'HL70177',
  'Confidentiality',
  'HL7 Confidentiality',
  'ConfidentialityCode',
];

/** Spellings of the systems of sensitivity and policy. */
const actSystems = [
  act,
  `${act}/`,
  `${act}|8.0.0`,
  act.replace('http:', 'https:'),
  act.replace('terminology.', ''),
  act.replace('CodeSystem', 'ValueSet'),
  act.toLowerCase(),
  'http://hl7.org/fhir/v3/ActCode',
  'http://hl7.org/fhir/ValueSet/v3-ActCode',
  'http://terminology.hl7.org/ValueSet/v3-InformationSensitivityPolicy',
  'http://terminology.hl7.org/ValueSet/v3-ActInformationSensitivityPolicy',
  'http://hl7.org/fhir/v3/ActUSPrivacyLaw',
  'http://terminology.hl7.org/ValueSet/v3-RefrainPolicy',
  'http://hospital.example/v3/Act_Code',
  'urn:oid:2.16.840.1.113883.5.4',
  '2.16.840.1.113883.5.4',
  'urn:oid:2.16.840.1.113883.1.11.20428',
  'ActCode',
  'HL7 ActCode',
];

const kept: readonly (readonly [string, Coding])[] = [
  ...confidentialitySystems.flatMap((system) => [
    [`R of ${system}`, { system, code: 'R' }] as const,
    [`an unknown code of ${system}`, { system, code: 'QQ' }] as const,
  ]),
  ...actSystems.flatMap((system) => [
    [`PSY of ${system}`, { system, code: 'PSY' }] as const,
    [`an unknown code of ${system}`, { system, code: 'NEWONE' }] as const,
  ]),
  ...[
    'HIV',
    'ETH',
    'SUD',
    'PSYTHPN',
    'OPIOIDUD',
    'ETHUD',
    'STD',
    'SDV',
    'SEX',
    'SPI',
    'TBOO',
    'VIO',
    'GDIS',
    'MH',
    'BH',
    'DVD',
    'COGN',
  ].map((code) => [code, { system: act, code }] as const),
  ...['B', 'DEMO', 'EMPL', 'LOCIS', 'SICKLE', 'SCA', 'MST', 'PREGNANT', 'ADOL', 'CEL', 'DIA', 'PHY', 'PRS', 'REL', 'RACE', 'ALCOHOL'].map(
    (code) => [code, { system: act, code }] as const,
  ),
  ...[
    '42CFRPart2',
    '42CFRPart2CD',
    'HIPAAPsyNotes',
    'Title38Section7332',
    'TITLE38SECTION7332',
    'NODSCLCD',
    'NODSCLCDS',
    'NOAUTH',
    'ORCON',
  ].map((code) => [code, { system: act, code }] as const),
  ['V', { system: conf, code: 'V' }],
  ['a small letter', { system: conf, code: 'r' }],
  ['a code with spaces', { system: conf, code: ' R ' }],
  ['a code in quotation marks', { system: conf, code: '"R"' }],
  ['a code in full width', { system: conf, code: 'Ｒ' }],
  ['a code with an invisible character', { system: conf, code: 'R\u200B' }],
  ['a name in place of the code', { system: conf, code: 'restricted' }],
  ['a name in place of the code', { system: conf, code: 'very-restricted' }],
  ['a number', { system: conf, code: '5' }],
  ['words alone', { system: conf, display: 'Restricted' }],
  ['words that are unknown', { system: conf, display: 'Eyes only' }],
  ['a system alone', { system: conf }],
  ['nothing', {}],
  ['no more than a dash', { code: '-' }],
  ['R without a system', { code: 'R' }],
  ['V without a system', { code: 'V' }],
  ['r without a system', { code: ' r' }],
  ['HIV without a system', { code: 'HIV' }],
  ['hiv without a system', { code: 'hiv' }],
  ['Part 2 without a system', { code: '42 CFR Part 2' }],
  ['Part 2, written with dashes', { code: '42-cfr-part-2' }],
  ['NODSCLCD without a system', { code: 'NODSCLCD' }],
  ['restricted, in words alone', { display: 'restricted' }],
  ['very restricted, in words alone', { display: 'Very restricted' }],
  ['HIV, in words alone', { display: 'HIV/AIDS information sensitivity' }],
  ['substance use, in words alone', { display: 'substance use disorder information sensitivity' }],
  ['psychiatry, in words alone', { display: 'Psychiatry disorder information' }],
  ['Part 2, in words alone', { display: 'Protected by 42 CFR part 2' }],
  ['no disclosure, in words alone', { display: "no disclosure without information subject's consent directive" }],
  ['words that mean nothing to us', { display: 'Staff record' }],
  ['system and code in the code', { code: `${conf}|R` }],
  ['system and code in the code', { code: `${act}|HIV` }],
  ['system and code in the code', { code: `${conf}#V` }],
  ['system and code in the system', { system: `${conf}|R` }],
  ['an empty system and the code', { code: '|R' }],
  ['HL7 v2’s form', { code: 'R^Restricted^HL70177' }],
  ['several codes in one text', { system: conf, code: 'N, R' }],
  ['several codes in one text', { system: act, code: 'AUDIT HIV' }],
  ['a known code and an unknown one', { system: conf, code: 'N QQ' }],
  ['a letter more than N', { system: conf, code: 'N*' }],
  ['a letter of another alphabet', { system: conf, code: 'Ν' }],
  ['R in the system of sensitivity', { system: act, code: 'R' }],
  ['HIV in the system of confidentiality', { system: conf, code: 'HIV' }],
  ['R in the system of purposes', { system: reason, code: 'R' }],
  ['a purpose in the system of confidentiality', { system: conf, code: 'HTEST' }],
  ['NOPAT in the system of confidentiality', { system: conf, code: 'NOPAT' }],
  ['a code and a higher display', { system: conf, code: 'N', display: 'restricted' }],
  [
    'a local code whose display names a sensitivity',
    { system: 'https://labels.example', code: '17', display: 'HIV/AIDS information sensitivity' },
  ],
  ['R of a local system', { system: 'https://labels.example', code: 'R' }],
  ['a local code', { system: 'https://example.org', code: 'WSHELTER' }],
  ['a local code without words', { system: 'urn:oid:1.2.3.4', code: 'S1' }],
  ['a code of encounters', { system: act, code: 'AMB' }],
  ...['U', 'L', 'M', 'N'].map((code) => [`the letter ${code} of a local system`, { system: 'https://access.example', code }] as const),
  ['a local letter that says something else', { system: 'https://access.example', code: 'L', display: 'Locked' }],
  ['a local letter that says something else', { system: 'urn:oid:1.2.276.0.76.3', code: 'N', display: 'No access' }],
  ['a local code with a duty’s name', { system: 'https://access.example', code: 'MASK', display: 'Hidden from other organisations' }],
  ['a local code with a purpose’s name', { system: 'https://access.example', code: 'THREAT', display: 'Keep from relatives' }],
  ['a letter without a system that says something else', { code: 'L', display: 'Locked' }],
  ['a letter without a system that says something else', { code: 'N', display: 'No access' }],
  ['N whose words name a sensitivity', { system: conf, code: 'N', display: 'Contains HIV results' }],
  ['N whose words restrict', { system: conf, code: 'N', display: 'Restricted by the patient' }],
  ['a duty whose words name a sensitivity', { system: act, code: 'AUDIT', display: 'Substance use disorder record' }],
  ['a purpose whose words name a law', { system: reason, code: 'TREAT', display: 'Protected by 42 CFR Part 2' }],
  ['N whose words are the letter R', { system: conf, code: 'N', display: 'R' }],
  ['words about the patient’s consent', { display: 'Do not disclose without the consent of the patient' }],
  ['words about the patient', { display: 'Not to be shown to the patient or anybody else' }],
];

const shown: readonly (readonly [string, Coding])[] = [
  ...confidentialitySystems.flatMap((system) => [[`N of ${system}`, { system, code: 'N' }] as const]),
  ...['U', 'L', 'M', 'N', 'n', ' N ', 'normal', 'Unrestricted', 'LOW', 'moderate'].map((code) => [code, { system: conf, code }] as const),
  ...['U', 'L', 'M', 'N'].map((code) => [`${code} without a system`, { code }] as const),
  ...['Normal', 'normal', 'unrestricted', 'Moderate'].map((display) => [`${display} in words alone`, { display }] as const),
  ...actSystems.slice(0, 12).map((system) => [`NOPAT of ${system}`, { system, code: 'NOPAT' }] as const),
  ...[
    'AUDIT',
    'ENCRYPT',
    'PERSISTLABEL',
    'PRIVMARK',
    'CPLYCC',
    'DELAU',
    'MINEC',
    'NOREUSE',
    'HIPAAROA',
    'HIPAASelfPay',
    'CUI',
    'LRCOMPT',
  ].map((code) => [code, { system: act, code }] as const),
  ...['HTEST', 'TREAT', 'ETREAT', 'HPAYMT', 'HOPERAT', 'htest', 'UNKNOWNPURPOSE'].map((code) => [code, { system: reason, code }] as const),
  ...['SUBSETTED', 'MASKED', 'REDACTED', 'ANONYED', 'PSEUDED', 'TRSLT', 'VERSIONED', 'PATAST', 'HRELIABLE', 'NEWPROCESSING'].map(
    (code) => [code, { system: value, code }] as const,
  ),
  ['test data, STU3', { system: 'http://hl7.org/fhir/v3/ActReason', code: 'HTEST' }],
  ['test data, by OID', { system: 'urn:oid:2.16.840.1.113883.5.8', code: 'HTEST', display: 'test health data' }],
  ['test data without a system', { code: 'HTEST' }],
  ['test data in words alone', { display: 'Test health data' }],
  ['test data of a local system', { system: 'https://labels.example', code: 'test-data' }],
  ['synthetic data of a local system', { system: 'https://labels.example', code: 'x1', display: 'Synthetic data' }],
  ['processing without a system', { code: 'SUBSETTED' }],
  ['processing, STU3', { system: 'http://hl7.org/fhir/v3/ObservationValue', code: 'REDACTED' }],
  ['processing in the system of sensitivity', { system: act, code: 'SUBSETTED' }],
  ['N and its name', { system: conf, code: 'N', display: 'normal' }],
  ['U and its name', { system: conf, code: 'U', display: 'unrestricted' }],
  ['a purpose and its name', { system: reason, code: 'PATRQT', display: 'patient requested' }],
  ['two open codes in one text', { system: conf, code: 'N L' }],
  ['system and code in the code', { code: `${conf}|N` }],
  ['a local code whose display is normal', { system: 'https://labels.example', code: '1', display: 'Normal' }],
  ...['Normal', 'normal confidentiality', 'N: normal'].map(
    (display) => [`a local N that says ${display}`, { system: 'https://access.example', code: 'N', display }] as const,
  ),
  ['a local purpose that says so', { system: 'https://access.example', code: 'TREAT', display: 'For treatment' }],
  ['local processing in words', { system: 'https://access.example', code: 'SUBSETTED', display: 'Subsetted' }],
  ['local processing without words', { system: 'https://access.example', code: 'SUBSETTED' }],
  ['N of a misspelt system of HL7', { system: 'http://terminology.hl7.org/CodeSystem/v3-Confdentiality', code: 'N' }],
  ['N of another OID of HL7', { system: 'urn:oid:2.16.840.1.113883.5.25.1', code: 'N' }],
  ['test data in the word of another code', { system: reason, code: 'HTEST', display: 'Demo' }],
  ...['Test patient', 'TEST', 'Synthetic', 'demo data'].map(
    (display) => [`test data that says ${display}`, { system: reason, code: 'HTEST', display }] as const,
  ),
  ['a purpose in other words', { system: reason, code: 'HPAYMT', display: 'Claims' }],
  ['a part in other words', { system: value, code: 'SUBSETTED', display: 'Resource encoded in summary mode' }],
  ['N in another language', { system: conf, code: 'N', display: 'normaal' }],
  ['N that says that it is not restricted', { system: conf, code: 'N', display: 'Normal (not restricted)' }],
  ['M in other words', { system: conf, code: 'M', display: 'Medium' }],
  ['NOPAT in other words', { system: act, code: 'NOPAT', display: 'Not to be shown to the patient' }],
];

test('the tables are as large as they say', () => {
  expect(kept.length + shown.length).toBeGreaterThan(250);
});

describe('H45 what a label keeps back from another organisation', () => {
  test.each(kept)('kept back: %s', (_, label) => {
    expect(verdictOf([label])).toBe('withheld');
    expect(verdictOf([{ system: conf, code: 'N' }, label])).toBe('withheld');
    // At home everything is shown, and where the source may keep nothing back.
    expect(verdictOf([label], request('city'))).toBe('shown');
    expect(verdictOf([label], request('riverside'), { ...hospital, mayWithholdPersonally: false })).toBe('shown');
  });

  test.each(shown)('shown: %s', (_, label) => {
    expect(verdictOf([label])).toBe('shown');
  });

  const known = new Set(knownCodes.map(({ code }) => code.toUpperCase()));
  // Letters of full width are the same letters: some keyboards write nothing else.
  const isUnknown = (text: string): boolean => {
    const code = cleanLabelText(text) ?? '';
    return !known.has(code.toUpperCase()) && codeFor(code) === undefined && codeNamed(code) === undefined;
  };
  const strange = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.stringMatching(/^[A-Z0-9_.-]{1,10}$/),
  );

  test('any unknown code in any spelling of the systems is kept back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...confidentialitySystems, ...actSystems), strange.filter(isUnknown), (system, code) => {
        // Several known codes in one text are no unknown code.
        fc.pre(!/[\s,;&+/|#^]/.test(cleanLabelText(code) ?? ''));
        expect(verdictOf([{ system, code }])).toBe('withheld');
      }),
      { numRuns: 3_000 },
    );
  });

  test('every known code has the effect that its table says, in every case and with spaces', () => {
    for (const { code, effect } of knownCodes)
      for (const text of [code, code.toLowerCase(), ` ${code} `])
        expect([code, verdictOf([{ code: text }])]).toEqual([code, effect === 'keeps-back' ? 'withheld' : 'shown']);
  });
});

describe('H45 what configuration opens and keeps back', () => {
  const open = (codes: readonly string[], more: object = {}) =>
    request('riverside', { open: [{ codes, to: ['riverside'], roles: ['clinician'], ...more }] });
  const psy = { system: act, code: 'PSY' };

  test.each([
    ['an opened code', [psy], open(['PSY']), 'shown'],
    ['an opened code, spelled otherwise', [{ display: 'psychiatry disorder information sensitivity' }], open(['PSY']), 'shown'],
    ['a code beside one that is not open', [psy, { system: conf, code: 'R' }], open(['PSY']), 'withheld'],
    ['both open', [psy, { system: conf, code: 'R' }], open(['PSY', 'R']), 'shown'],
    [
      'another organisation',
      [psy],
      request('social-care', { open: [{ codes: ['PSY'], to: ['riverside'], roles: ['clinician'] }] }),
      'withheld',
    ],
    ['another role', [psy], request('riverside', { open: [{ codes: ['PSY'], to: ['riverside'], roles: ['nurse'] }] }), 'withheld'],
    ['another source', [psy], open(['PSY'], { sources: ['practice'] }), 'withheld'],
    ['this source', [psy], open(['PSY'], { sources: ['hospital'] }), 'shown'],
    ['an opened code in other words', [{ system: act, code: 'ETH', display: 'Substance use' }], open(['ETH']), 'shown'],
    ['words of another code beside an opened one', [{ system: conf, code: 'R', display: '42 CFR Part 2' }], open(['R']), 'withheld'],
    ['an unknown code is never open', [{ system: act, code: 'NEWONE' }], open(['NEWONE']), 'withheld'],
    ['a further code', [{ system: act, code: 'NOREUSE' }], request('riverside', { keepBack: ['NOREUSE'] }), 'withheld'],
    [
      'a label of a harmless system',
      [{ system: 'https://tenant.example', code: '7' }],
      request('riverside', { harmless: ['https://tenant.example'] }),
      'shown',
    ],
    [
      'one harmless label of a system',
      [{ system: 'https://tenant.example', code: '7' }],
      request('riverside', { harmless: ['https://tenant.example|7'] }),
      'shown',
    ],
    [
      'another label of that system',
      [{ system: 'https://tenant.example', code: '8' }],
      request('riverside', { harmless: ['https://tenant.example|7'] }),
      'withheld',
    ],
    ['a local label that is opened', [{ system: 'https://tenant.example', code: '8' }], open(['https://tenant.example|8']), 'shown'],
  ] as const)('%s', (_, labels, asked, verdict) => {
    expect(verdictOf(labels, asked)).toBe(verdict);
  });
});

describe('rules about telling others stand with what is shown', () => {
  const cautionsOf = (labels: readonly Coding[], asked = request('city')): readonly string[] => {
    const released = release(asked, hospital, { entry: entry('hospital', 'a', { cautions: [] }), labels });
    return released.verdict === 'withheld' ? ['withheld'] : released.entry.cautions.map(({ type }) => type);
  };
  test.each([
    ['NOPAT', { system: act, code: 'NOPAT' }, ['do-not-disclose']],
    ['nopat without a system', { code: 'nopat' }, ['do-not-disclose']],
    [
      'its words',
      { display: "No disclosure to patient, family or caregivers without attending provider's authorization" },
      ['do-not-disclose'],
    ],
    ['Part 2', { system: act, code: '42CFRPart2' }, ['redisclosure']],
    ['Part 2 by its consent', { system: act, code: '42CFRPart2CD' }, ['redisclosure']],
    ['Part 2 in words', { display: '42 CFR Part 2' }, ['redisclosure']],
    ['R', { system: conf, code: 'R' }, []],
    ['N', { system: conf, code: 'N' }, []],
    ['NOPAT in free words', { display: 'Do not tell the patient' }, ['do-not-disclose']],
    ['NOPAT in free words', { display: 'Not to be disclosed to patient' }, ['do-not-disclose']],
    ['NOPAT in the words of another code', { system: conf, code: 'N', display: 'No disclosure to the patient' }, ['do-not-disclose']],
    ['NOPAT in the words of an unknown code', { system: act, code: 'X', display: 'NOPAT' }, ['do-not-disclose']],
    ['Part 2 in the words of R', { system: conf, code: 'R', display: '42 CFR Part 2 SUD record' }, ['redisclosure']],
    ['Part 2 in the words of ETH', { system: act, code: 'ETH', display: 'Substance abuse, 42 CFR Part 2' }, ['redisclosure']],
    ['Part 2 in the words of N', { system: conf, code: 'N', display: 'Protected by 42 CFR part 2' }, ['redisclosure']],
    ['the patient’s consent', { display: 'No disclosure without consent of the patient' }, []],
    ['what may be shown', { display: 'May be shown to the patient' }, []],
  ] as const)('%s', (_, label, types) => {
    expect(cautionsOf([label])).toEqual(types);
  });

  test('NOPAT keeps nothing from a clinician of another organisation, and marks a stub too', () => {
    expect(cautionsOf([{ system: act, code: 'NOPAT' }], request('riverside'))).toEqual(['do-not-disclose']);
    const asked = {
      ...request('riverside'),
      sharing: [{ source: 'hospital', to: ['riverside'], roles: ['clinician'], except: ['documents'] }],
    };
    const candidate = {
      entry: entry('hospital', 'a', { category: 'documents', resourceType: 'DocumentReference' }),
      labels: [{ code: 'NOPAT' }],
    };
    expect(release(asked, hospital, candidate)).toMatchObject({ verdict: 'stub', entry: { cautions: [{ type: 'do-not-disclose' }] } });
  });

  test('a Part 2 record that configuration opens carries its notice', () => {
    const asked = request('riverside', { open: [{ codes: ['42CFRPart2'], to: ['riverside'], roles: ['clinician'] }] });
    const released = release(asked, hospital, { entry: entry('hospital', 'a'), labels: [{ code: '42CFRPart2' }] });
    expect(JSON.stringify(released)).toContain('42 CFR part 2 prohibits unauthorized use or disclosure of these records');
  });
});
