import { expect, test } from 'vitest';
import { comparableDose } from './compared-dose.ts';

test.each([
  ['Ramipril 10.0 mg tablets', 'Ramipril 10mg tablets', true],
  ['Amoxicillin 250.0 mg / 5.0 ml', 'Amoxicillin 250 mg / 5 ml', true],
  ['Digoxin 0.250 mg', 'Digoxin 0.25 mg', true],
  ['Ramipril 10.0 mg', 'Ramipril 1.0 mg', false],
  ['Ramipril 10.0 mg', 'Ramipril 10.5 mg', false],
  ['Levothyroxine 25.0 mg', 'Levothyroxine 25 g', false],
  ['Metamizole 1.500 mg', 'Metamizole 1.5 mg', false],
])('H20 the strengths of %s and %s are equal: %s', (left, right, equal) => {
  const doseOf = (text: string) => comparableDose({ concept: { text, codings: [] }, strengths: undefined }, []);
  expect(doseOf(left) === doseOf(right)).toBe(equal);
});
