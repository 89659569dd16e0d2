import { describe, expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const coded = (code: string, text: string, system = 'http://loinc.org') => ({ coding: [{ system, code }], text });
const named = (text: string) => ({ text });
const snomed = 'http://snomed.info/sct';
const figure = { valueQuantity: { value: 6 } };
const range = { referenceRange: [{ low: { value: 0 }, high: { value: 4 } }] };
const flag = { interpretation: [{ text: 'High' }] };

const categoryOf = (code: object, sent: readonly string[], more: object = figure) =>
  entryOf({
    resourceType: 'Observation',
    id: '1',
    status: 'final',
    code,
    category: sent.map((category) => ({ coding: [{ code: category }] })),
    ...more,
  }).category;

describe('H10 every finding has a home', () => {
  test.each([
    ['PHQ-9 by its code', coded('44261-6', 'Total'), [], 'assessments'],
    ['PHQ-9 by its name', named('PHQ-9 total'), [], 'assessments'],
    ['frailty by its name', named('Clinical frailty scale'), [], 'assessments'],
    ['pressure sores', named('Waterlow pressure sore risk score'), [], 'assessments'],
    ['any survey', named('Do you feel safe at home?'), ['survey'], 'assessments'],
    ['an examination', named('Heart sounds'), ['exam'], 'assessments'],
    ['functional status', named('Needs help to wash'), ['functional-status'], 'assessments'],
    ['exercise', named('Steps'), ['activity'], 'social-history'],
    ['physiotherapy', named('Walked 20 m'), ['therapy'], 'procedures'],
  ] as const)('%s', (_, code, sent, category) => {
    expect(categoryOf(code, sent)).toBe(category);
  });
});

describe('H39 what is looked for elsewhere stays there', () => {
  test.each([
    ['a laboratory’s result that its source calls a survey too', named('Glucose'), ['laboratory', 'survey'], figure, 'results'],
    ['NEWS2, called a survey', coded('1104051000000101', 'NEWS2', snomed), ['survey'], figure, 'vitals'],
    ['blood pressure of an examination', coded('85354-9', 'Blood pressure'), ['exam'], figure, 'vitals'],
    ['smoking, called a survey', coded('72166-2', 'Smoking'), ['survey'], figure, 'social-history'],
    ['an answer about money, called both', named('Income'), ['sdoh', 'survey'], figure, 'social-history'],
    ['a score with a range', named('PHQ-9 total'), [], { ...figure, ...range }, 'results'],
    ['a score with a flag', named('PHQ-9 total'), [], { ...figure, ...flag }, 'results'],
    ['a score of a laboratory', named('Enhanced liver fibrosis score'), [], figure, 'results'],
    ['a score of pathology', named('Gleason score'), [], figure, 'results'],
    ['a result without a category', named('Ferritin'), [], figure, 'results'],
    ['a finding in words alone', named('Seen in clinic'), [], { valueString: 'well' }, 'other'],
  ] as const)('%s', (_, code, sent, more, category) => {
    expect(categoryOf(code, sent, more)).toBe(category);
  });
});
