import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { category, hl7, loinc, ucum } from '#/lib/fhir/fixtures/concepts.ts';

const creatinine = {
  resourceType: 'Observation',
  id: '1',
  status: 'final',
  category: category('laboratory'),
  code: loinc('14682-9', 'Creatinine'),
  effectiveDateTime: '2026-11-20T06:10:00+00:00',
  valueQuantity: ucum(142, 'umol/L'),
};
const share = (a: object, b: object): boolean => entryOf(a).identity.some((key) => entryOf(b).identity.includes(key));

test.each([
  ['laboratory', 'results'],
  ['vital-signs', 'vitals'],
  ['social-history', 'social-history'],
  ['imaging', 'imaging'],
  ['survey', 'assessments'],
  ['exam', 'assessments'],
])('category %s is shown in %s', (code, shown) => {
  expect(entryOf({ ...creatinine, category: category(code) }).category).toBe(shown);
});

test.each([
  [{ code: loinc('8867-4', 'Heart rate') }, 'vitals'],
  [{ code: loinc('72166-2', 'Smoking status') }, 'social-history'],
  [{}, 'results'],
  [{ valueQuantity: undefined, valueString: 'well' }, 'other'],
])('without a category, %j is shown in %s', (extra, shown) => {
  expect(entryOf({ ...creatinine, category: undefined, ...extra }).category).toBe(shown);
});

test.each([
  [
    { valueQuantity: ucum('5.0', 'mmol/L') },
    {
      type: 'quantity',
      quantity: { value: '5.0', unit: 'mmol/L', ucum: 'mmol/L', standard: { value: 5000, unit: 'umol/L', factor: 1000 } },
    },
  ],
  [
    { valueQuantity: { value: 0.5, comparator: '<', unit: 'ng/L' } },
    { type: 'quantity', quantity: { value: '0.5', comparator: '<', unit: 'ng/L' } },
  ],
  [{ valueCodeableConcept: { text: 'Positive' } }, { type: 'concept', concept: { text: 'Positive', codings: [] } }],
  [{ valueString: 'a\nb' }, { type: 'text', text: 'a\nb' }],
  [{ valueBoolean: false }, { type: 'text', text: 'No' }],
  [{ valueInteger: 0 }, { type: 'quantity', quantity: { value: '0' } }],
  [{ valueRange: { low: { value: 1 }, high: { value: 2 } } }, { type: 'range', low: { value: '1' }, high: { value: '2' } }],
  [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, { type: 'text', text: '1 : 128' }],
  [{ valueDateTime: '2026-01' }, { type: 'text', text: '2026-01' }],
])('H17 the value of %j', (value, expected) => {
  const { body } = entryOf({ ...creatinine, valueQuantity: undefined, ...value });
  expect(body.shape === 'measurement' && body.measurement.value).toEqual(expected);
});

test.each([
  [{ dataAbsentReason: hl7('data-absent-reason', 'masked') }, 'Withheld by the source'],
  [{ dataAbsentReason: { text: 'haemolysed' } }, 'haemolysed'],
  [{ dataAbsentReason: { ...hl7('data-absent-reason', 'not-performed'), text: 'Specimen haemolysed' } }, 'Not done: Specimen haemolysed'],
  [{ dataAbsentReason: { ...hl7('data-absent-reason', 'not-performed'), text: 'not performed' } }, 'Not done'],
  [
    {
      dataAbsentReason: {
        coding: [
          { code: 'error', display: 'Error' },
          { code: 'HAEM', display: 'Haemolysed' },
        ],
      },
    },
    'Error at the source: Haemolysed',
  ],
  [{}, 'No value sent'],
])('H24 no value, and why: %j', (extra, absent) => {
  const { body } = entryOf({ ...creatinine, valueQuantity: undefined, ...extra });
  expect(body).toMatchObject({ measurement: { absent } });
});

test.each([
  [hl7('v3-ObservationInterpretation', 'HH'), { text: 'Very high', meaning: 'very-high' }],
  [hl7('v3-ObservationInterpretation', 'L'), { text: 'Low', meaning: 'low' }],
  [hl7('v3-ObservationInterpretation', 'N'), { text: 'Normal', meaning: 'normal' }],
  [hl7('v3-ObservationInterpretation', 'POS'), { text: 'Positive', meaning: 'abnormal' }],
  [hl7('v3-ObservationInterpretation', 'R'), { text: 'Resistant', meaning: 'abnormal' }],
  [hl7('v3-ObservationInterpretation', 'NEG'), { text: 'Negative', meaning: 'other' }],
  [{ text: 'Above high reference limit' }, { text: 'Above high reference limit', meaning: 'high' }],
  [{ coding: [{ system: 'https://lab.test/flags', code: 'LP', display: 'Low panic' }] }, { text: 'Low panic', meaning: 'very-low' }],
  [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0078', code: 'A', display: 'abnormal!' }] },
    { text: 'abnormal!', meaning: 'abnormal' },
  ],
  [{ text: 'High' }, { text: 'High', meaning: 'high' }],
  [
    { coding: [{ system: 'https://lab.test/flags', code: 'H', display: 'Haemolysed' }] },
    { text: 'Haemolysed', meaning: 'other', notUnderstood: 'Haemolysed' },
  ],
])('H18 the flag %j is the source’s own', (flag, interpretation) => {
  const { body } = entryOf({ ...creatinine, interpretation: [flag] });
  expect(body).toMatchObject({ measurement: { interpretation } });
});

test('H18 a range stays with its result; none is worked out', () => {
  const entry = entryOf({
    ...creatinine,
    referenceRange: [{ low: ucum(45, 'umol/L'), high: ucum(84, 'umol/L'), appliesTo: [{ text: 'women' }] }],
    specimen: { display: 'Serum' },
  });
  expect(entry.detail).toBe('ref 45–84 (women) · Serum');
  expect(entry.body).toMatchObject({
    specimen: 'Serum',
    measurement: { ranges: [{ low: { value: '45' }, high: { value: '84' }, appliesTo: 'women' }] },
  });
  expect(entry.body.shape === 'measurement' && entry.body.measurement.interpretation).toBeUndefined();
});

test('H17 a range in another unit than the value says so', () => {
  const referenceRange = [{ low: ucum('0.5', 'mg/dL'), high: ucum('1.1', 'mg/dL') }];
  expect(entryOf({ ...creatinine, referenceRange }).detail).toBe('ref 0.5–1.1 mg/dL');
});

test.each([
  ['final', 'Creatinine', 'affirmed', []],
  ['amended', 'Creatinine', 'affirmed', []],
  ['preliminary', 'Creatinine', 'affirmed', [{ type: 'preliminary', text: 'Preliminary' }]],
  ['registered', 'Creatinine', 'affirmed', [{ type: 'preliminary', text: 'Not yet reported' }]],
  ['cancelled', 'Creatinine: cancelled', 'denied', []],
  ['entered-in-error', 'Creatinine', 'removed', []],
])('H35 H12 status %s', (status, title, assertion, cautions) => {
  expect(entryOf({ ...creatinine, status })).toMatchObject({ status, title, assertion, cautions });
});

test('H30 a finding of a fetus is never the patient’s own', () => {
  const entry = entryOf({ ...creatinine, focus: [{ display: 'Fetus 1' }] });
  expect(entry).toMatchObject({
    title: 'Creatinine (of Fetus 1)',
    identity: [],
    cautions: [{ type: 'may-change-meaning', text: 'is about Fetus 1, not the patient' }],
  });
});

test('H30 a finding of the patient, or of a tumour of theirs, is no one else’s', () => {
  const patient = { reference: 'Patient/1' };
  expect(entryOf({ ...creatinine, subject: patient, focus: [patient] })).toMatchObject({ title: 'Creatinine', cautions: [] });
  const tumour = { reference: 'Condition/9', display: 'Breast cancer' };
  expect(entryOf({ ...creatinine, focus: [tumour] })).toMatchObject({ title: 'Creatinine (of Breast cancer)', cautions: [], identity: [] });
  expect(entryOf({ ...creatinine, subject: patient, focus: [{ reference: 'Patient/2' }] }).cautions).toHaveLength(1);
});

test.each([
  ['the same again', {}, true],
  ['the same minute in another zone', { effectiveDateTime: '2026-11-20T07:10:30+01:00' }, true],
  ['another digit form of the value', { valueQuantity: ucum('142.0', 'umol/L') }, true],
  ['another value', { valueQuantity: ucum(143, 'umol/L') }, false],
  ['another comparator', { valueQuantity: { ...ucum(142, 'umol/L'), comparator: '>' } }, false],
  ['another unit', { valueQuantity: ucum(142, 'mg/dL') }, false],
  ['no unit', { valueQuantity: { value: 142 } }, false],
  ['another minute', { effectiveDateTime: '2026-11-20T06:11:00+00:00' }, false],
  ['the month only', { effectiveDateTime: '2026-11' }, false],
  ['another test', { code: loinc('2160-0', 'Creatinine') }, false],
  ['no code', { code: { text: 'Creatinine' } }, false],
])('H20 one result, from two places: %s is %s', (_case, extra, same) => {
  expect(share(creatinine, { ...creatinine, id: '2', ...extra })).toBe(same);
});

test('members make a panel, components a measurement', () => {
  const panel = {
    ...creatinine,
    valueQuantity: undefined,
    hasMember: [{ reference: 'Observation/a' }, { reference: 'https://city.test/fhir/Observation/b' }],
  };
  expect(entryOf(panel).body).toEqual({ shape: 'panel', members: ['city|Observation/a', 'city|Observation/b'] });
  const pressure = {
    ...creatinine,
    valueQuantity: undefined,
    component: [{ code: { text: 'Systolic' }, valueQuantity: ucum(151, 'mm[Hg]') }],
  };
  expect(entryOf(pressure).body).toMatchObject({
    shape: 'measurement',
    components: [{ code: { text: 'Systolic' }, value: { quantity: { value: '151' } } }],
  });
});

test('H10 contained members are facts', () => {
  const resource = {
    ...creatinine,
    hasMember: [{ reference: '#m' }],
    contained: [{ resourceType: 'Observation', id: 'm', code: { text: 'Urea' }, valueQuantity: ucum(9, 'mmol/L') }],
  };
  expect(factsOf(entryOf(resource))).toMatchObject({ Urea: '9 mmol/L' });
});

test('H12 H18 a result within a panel keeps its status, its flag and its own range', () => {
  const range = [{ low: ucum(120, 'g/L') }];
  const hb = (id: string, more: object) => ({
    resourceType: 'Observation',
    id,
    code: { text: id },
    valueQuantity: ucum(104, 'g/L'),
    referenceRange: range,
    ...more,
  });
  const contained = [
    hb('wrong', { status: 'entered-in-error' }),
    hb('early', { status: 'preliminary', interpretation: [{ text: 'Low' }] }),
    hb('right', { status: 'final' }),
    hb('parts', { valueQuantity: undefined, component: [{ code: { text: 'Systolic' }, valueQuantity: ucum(151, 'mm[Hg]') }] }),
  ];
  const hasMember = contained.map(({ id }) => ({ reference: `#${id}` }));
  expect(factsOf(entryOf({ ...creatinine, contained, hasMember }))).toMatchObject({
    wrong: 'Entered in error: 104 g/L · ref 120 or more',
    early: 'Preliminary: 104 g/L · Low · ref 120 or more',
    right: '104 g/L · ref 120 or more',
    parts: 'Systolic 151 mmHg',
  });
});

test.each([
  ['http://loinc.org', '14682-9', 'Creatinine, serum or plasma'],
  ['http://loinc.org', '85354-9', 'Blood pressure'],
  ['http://loinc.org', '59408-5', 'Oxygen saturation by pulse oximetry'],
  [undefined, '8867-4', 'Heart rate'],
  ['http://snomed.info/sct', '271649006', 'Systolic blood pressure'],
  ['http://loinc.org', '99999-9', 'Code 99999-9 (LOINC)'],
  ['https://lab.example', '85354-9', 'Code 85354-9 (https://lab.example)'],
  ['http://snomed.info/sct', '85354', 'Code 85354 (SNOMED CT)'],
  [undefined, '85354', 'Code 85354'],
])('H26 a code of %s without words, %s, is "%s"', (system, code, title) => {
  expect(entryOf({ ...creatinine, code: { coding: [{ ...(system && { system }), code }] } }).title).toBe(title);
});

test('H26 the source’s own words come before ours', () => {
  const coding = [{ system: 'http://loinc.org', code: '85354-9', display: 'BP panel' }];
  expect(entryOf({ ...creatinine, code: { coding } }).title).toBe('BP panel');
  expect(entryOf({ ...creatinine, code: { coding, text: 'BP sitting' } }).title).toBe('BP sitting');
});

test('H10 a specimen that came beside says what it is, how it arrived and where it was taken', () => {
  const specimen = {
    resourceType: 'Specimen',
    id: '1',
    type: { text: 'Blood' },
    condition: [{ text: 'haemolysed' }],
    collection: { bodySite: { text: 'left arm' } },
  };
  const entry = entryOf({ ...creatinine, specimen: { reference: 'Specimen/1', display: '26B-00417' } }, { 'Specimen/1': specimen });
  expect(entry.detail).toBe('Blood · haemolysed · left arm');
  expect(entry.body).toMatchObject({ specimen: 'Blood' });
  expect(factsOf(entry)).toMatchObject({ 'Specimen condition': 'haemolysed', 'Specimen taken from': 'left arm' });
});

const masked = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' }] };
test.each([
  ['a quantity', { valueQuantity: masked }],
  ['a text', { valueQuantity: undefined, _valueString: masked }],
])('H24 a value that is kept back is not "no value sent": %s', (_case, value) => {
  expect(entryOf({ ...creatinine, ...value }).body).toMatchObject({ measurement: { absent: 'Withheld by the source' } });
});
