import { expect, test } from 'vitest';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { quantityOf, quantityText, rangeText, referenceRangesOf } from './quantity.ts';

test.each([
  ['{"value": 5.0, "unit": "mmol/L"}', '5.0 mmol/L'],
  ['{"value": 0.010}', '0.010'],
  ['{"value": 1e3, "unit": "x"}', '1000 x'],
  ['{"value": 12345678901234567890, "unit": "x"}', '12345678901234567890 x'],
  ['{"value": 5, "comparator": "<", "unit": "ng/L"}', '< 5 ng/L'],
  ['{"value": 5, "comparator": "about", "unit": "ng/L"}', '(about) 5 ng/L'],
  ['{"value": 5, "code": "mg", "system": "http://unitsofmeasure.org"}', '5 mg'],
  ['{"value": "7.30"}', '7.30'],
  ['{"value": 0}', '0'],
  ['{"value": -2.5}', '-2.5'],
])('H17 %s is %s', (json, text) => {
  const quantity = quantityOf(parseFhir(json));
  expect(quantity && quantityText(quantity)).toBe(text);
});

test.each([[{}], [{ unit: 'mg' }], [{ value: {} }], [{ value: null }], [{ value: true }], [7], [undefined]])(
  '%j is no quantity',
  (value) => {
    expect(quantityOf(value)).toBeUndefined();
  },
);

test.each([
  [{ value: '1' }, { value: '2', unit: 'mg' }, '1–2 mg'],
  [{ value: '1', unit: 'g' }, { value: '2', unit: 'mg' }, '1 g – 2 mg'],
  [{ value: '1', unit: 'g' }, undefined, '≥ 1 g'],
  [undefined, { value: '2' }, '≤ 2'],
  [undefined, undefined, undefined],
])('the range %j to %j is %s', (low, high, text) => {
  expect(rangeText(low, high)).toBe(text);
});

test('H18 each range with whom it is for', () => {
  const normal = { coding: [{ code: 'normal', display: 'Normal range' }] };
  expect(
    referenceRangesOf([
      { low: { value: 1 }, type: normal, appliesTo: [{ text: 'men' }], age: { low: { value: 18, unit: 'a' } } },
      { text: 'negative' },
      {},
      'x',
    ]),
  ).toEqual([{ low: { value: '1' }, appliesTo: 'men, age ≥ 18 years' }, { text: 'negative' }]);
});

test.each([
  [{ value: '1.2', system: 'http://unitsofmeasure.org', code: '1' }, '1.2'],
  [{ value: '1.2', unit: '1' }, '1.2'],
  [{ value: '97', system: 'http://snomed.info/sct', code: '258814008' }, '97 (unit code 258814008)'],
  [{ value: '97', code: '%' }, '97 %'],
])('H17 a unit that is a number is never read as digits of the value: %j', (sent, text) => {
  const quantity = quantityOf(sent);
  expect(quantity && quantityText(quantity)).toBe(text);
});
