import { expect, test } from 'vitest';
import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { groupsOf } from '#/lib/fhir/testing/groups-of.ts';

const one = { system: 'https://lab.test/accession', value: 'T-4711' };
const result = (value: JsonObject): JsonObject => ({
  resourceType: 'Observation',
  status: 'final',
  effectiveDateTime: '2026-01-01T10:00:00Z',
  code: { text: 'Score' },
  identifier: [one],
  ...value,
});
const ratio = (numerator: string, denominator: string): JsonObject => ({
  valueRatio: { numerator: { value: numerator }, denominator: { value: denominator } },
});

test.each([
  ['an integer and a score', { valueInteger: 10 }, { valueQuantity: { value: '10.0', unit: '{score}' } }],
  ['an integer and a bare quantity', { valueInteger: 10 }, { valueQuantity: { value: 10 } }],
  ['an integer and UCUM’s unity', { valueInteger: 10 }, { valueQuantity: { value: 10, code: '1', system: 'http://unitsofmeasure.org' } }],
  ['a decimal and a quantity', { valueDecimal: '2.50' }, { valueQuantity: { value: 2.5 } }],
  ['two ratios', ratio('1', '128'), ratio('1.0', '128.0')],
  ['a ratio and its text', ratio('1', '128'), { valueString: '1:128' }],
  ['a number as a text', { valueQuantity: { value: '1E+1', unit: 'mg' } }, { valueQuantity: { value: 10, unit: 'mg' } }],
  ['two ways of writing a unit', { valueQuantity: { value: 5, unit: '10*9/L' } }, { valueQuantity: { value: 5, unit: 'x10^9/L' } }],
])('H42 %s of equal figures do not differ', (_, first, second) => {
  expect(groupsOf(['city', result(first)], ['practice', result(second)])).toEqual(['2']);
});

test.each([
  ['an integer and another', { valueInteger: 10 }, { valueQuantity: { value: 11 } }],
  ['an integer and a quantity with a unit', { valueInteger: 10 }, { valueQuantity: { value: 10, unit: 'mg/dL' } }],
  ['two titres', ratio('1', '128'), ratio('1', '256')],
  ['a titre and a text', ratio('1', '128'), { valueString: 'negative' }],
  ['grades in words', { valueString: 'grade 1.10' }, { valueString: 'grade 1.1' }],
  ['units', { valueQuantity: { value: 5, unit: 'mg' } }, { valueQuantity: { value: 5, unit: 'g' } }],
])('H20 %s differ', (_, first, second) => {
  expect(groupsOf(['city', result(first)], ['practice', result(second)])).toEqual(['2 Value']);
});
