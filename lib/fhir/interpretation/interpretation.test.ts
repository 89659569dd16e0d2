import { expect, test } from 'vitest';
import { interpretationOf } from './interpretation.ts';

const coded = (system: string | undefined, code: string, display?: string) => ({ coding: [{ system, code, display }] });
const v3 = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation';

test.each([
  ['https://hl7.org/fhir/R4B/valueset-observation-interpretation.html', 'H', 'high'],
  ['http://hl7.org/fhir/ValueSet/observation-interpretation', 'HH', 'very-high'],
  ['http://hl7.org/fhir/v3/ObservationInterpretation', 'H', 'high'],
  ['http://terminology.hl7.org/ValueSet/v3-ObservationInterpretation|2.0.0', 'L', 'low'],
  ['http://hl7.org/fhir/observation-interpretation', 'LL', 'very-low'],
  ['https://build.fhir.org/valueset-observation-interpretation.html', 'H', 'high'],
  ['urn:oid:2.16.840.1.113883.5.83', 'LL', 'very-low'],
  ['2.16.840.1.113883.5.83', 'A', 'abnormal'],
  ['urn:oid:2.16.840.1.113883.12.78', 'R', 'abnormal'],
  ['http://hl7.org/fhir/v2/0078', 'AA', 'very-abnormal'],
  ['HL70078', 'N', 'normal'],
  ['ObservationInterpretation', 'S', 'other'],
  [v3, 'u', 'abnormal'],
  [undefined, 'HH', 'very-high'],
  ['https://lab.test/flags', 'H', 'high'],
  ['https://lab.test/flags', 'N', 'normal'],
  ['http://snomed.info/sct', '281302008', 'high'],
  ['http://loinc.org', 'LA6577-6', 'other'],
])('H39 the code of %s %s is %s', (system, code, meaning) => {
  expect(interpretationOf([coded(system, code)])).toMatchObject({ meaning });
  expect(interpretationOf([coded(system, code)])).not.toHaveProperty('notUnderstood');
});

test.each([
  ['H', 'High', 'high'],
  ['h', 'High', 'high'],
  ['H*', 'H*', 'high'],
  ['*H', '*H', 'high'],
  ['(LL)', '(LL)', 'very-low'],
  ['L!', 'L!', 'low'],
  ['HI', 'HI', 'high'],
  ['↓', '↓', 'low'],
  ['Critically low', 'Critically low', 'very-low'],
  ['Panic high', 'Panic high', 'very-high'],
  ['Within reference range', 'Within reference range', 'normal'],
  ['Normal (applies to non-numeric results)', 'Normal (applies to non-numeric results)', 'normal'],
  [
    'Resistant. Indicates for microbiology susceptibilities only.',
    'Resistant. Indicates for microbiology susceptibilities only.',
    'abnormal',
  ],
  ['Not detected', 'Not detected', 'other'],
  ['Normal - no action', 'Normal - no action', 'normal'],
  ['Abnormal - contact patient', 'Abnormal - contact patient', 'abnormal'],
])('H39 the text %j reads %j', (text, words, meaning) => {
  expect(interpretationOf([{ text }])).toEqual({ text: words, meaning });
});

test.each([
  ['HIGH', 'high'],
  ['Normal', 'normal'],
  ['ABNORMAL', 'abnormal'],
  ['Within range', 'normal'],
])('H39 the local code %s is a word', (code, meaning) => {
  expect(interpretationOf([coded('https://lab.test/flags', code)])).toEqual({ text: code, meaning });
});

test.each([
  ['*', { text: '*' }],
  ['N*', { text: 'N*' }],
  ['ND', { text: 'ND' }],
  ['See comment', { text: 'See comment' }],
  ['Hoog', coded('https://lab.test/flags', 'H', 'Hoog')],
  ['Haemolysed', coded(undefined, 'H', 'Haemolysed')],
  ['ZZ', coded('https://lab.test/flags', 'ZZ')],
  ['R', coded('https://lab.test/flags', 'R')],
  ['QX', coded(v3, 'QX')],
  ['U', coded(undefined, 'U')],
])('H39 %j is not understood', (notUnderstood, flag) => {
  expect(interpretationOf([flag])).toMatchObject({ meaning: 'other', notUnderstood });
});

test('H39 a flag that is not understood stands beside one that is', () => {
  expect(interpretationOf([coded(v3, 'H'), { text: 'ZZ' }])).toEqual({ text: 'High, ZZ', meaning: 'high', notUnderstood: 'ZZ' });
});

test.each([
  [coded(v3, 'N', 'High'), 'High, Normal', 'high'],
  [{ ...coded(v3, 'H'), text: 'Normal' }, 'Normal, High', 'high'],
  [{ ...coded(v3, 'A'), text: 'Negative' }, 'Negative, Abnormal', 'abnormal'],
  [{ ...coded(v3, 'HH'), text: 'High' }, 'High, Very high', 'very-high'],
  [{ ...coded(v3, 'N'), text: 'Critical, phoned to ward' }, 'Critical, phoned to ward, Normal', 'other'],
])('H39 words and code that contradict each other are both there, and the graver counts: %j', (flag, text, meaning) => {
  expect(interpretationOf([flag])).toEqual({ text, meaning });
});

test.each([
  ['v3 NullFlavor', coded('http://terminology.hl7.org/CodeSystem/v3-NullFlavor', 'NA')],
  ['data-absent-reason', coded('http://terminology.hl7.org/CodeSystem/data-absent-reason', 'unknown', 'Unknown')],
  ['text', { text: 'N/A' }],
  ['an empty concept', {}],
  ['no words', { text: ' ' }],
])('H39 %s is no flag', (_, flag) => {
  expect(interpretationOf([flag])).toBeUndefined();
});
