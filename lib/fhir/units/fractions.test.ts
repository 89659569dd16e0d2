import { expect, test } from 'vitest';
import { conversionOf } from './conversion.ts';

test.each([
  // An unknown code (a local HbA1c): 48 mmol/mol is 6.5 %, not 4.8.
  ['mmol/mol', '%'],
  ['mg/g', '%'],
  ['/[HPF]', '1'],
  ['[ppm]', '%'],
])('H17 numbers without a dimension are no one thing: %s and %s', (one, other) => {
  expect(conversionOf(one, undefined)?.unit).not.toBe(conversionOf(other, undefined)?.unit);
});
