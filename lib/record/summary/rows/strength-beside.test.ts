import { expect, test } from 'vitest';
import { strengthBeside } from './strength-beside.ts';

test.each([
  ['5 mg tablet', '5 mg once a day', ''],
  ['75 micrograms tablets', '75 micrograms every morning, before breakfast', ''],
  ['40mg Capsules', '40 mg at night', ''],
  ['5 mg', '5 mg once a day', ''],
  // The form says how it acts: it stays.
  ['20 mg gastro-resistant capsule', '20 mg once a day', 'gastro-resistant capsule'],
  ['10 mg modified-release tablet', '10 mg twice a day', 'modified-release tablet'],
])('the dose says the strength: %s, %s', (strength, dose, words) => expect(strengthBeside(strength, dose)).toBe(words));

test.each([
  ['another amount', '5 mg tablet', '30 mg every morning'],
  ['another unit', '5 mg tablet', '5 micrograms once a day'],
  ['another case of the unit', '5 Mg tablet', '5 mg once a day'],
  ['no amount', '10 mg capsule', 'One capsule once a day'],
  ['no dose', '10 mg capsule', ''],
  ['a range', '5 mg tablet', '5 mg to 10 mg at night'],
  ['a range without spaces', '5 mg tablet', '5 mg-10 mg at night'],
  ['then another', '5 mg tablet', '5 mg then 10 mg'],
  ['a dose that counts tablets', '20 mg tablet', '20 mg (two tablets) once a day'],
  ['a ratio', '5 mg/5 ml oral solution', '5 mg once a day'],
  ['an amount a puff', '100 micrograms/dose inhaler', '100 micrograms twice a day'],
  ['a combination', '92 / 55 / 22 micrograms', '92 micrograms once a day'],
  ['a decimal that begins alike', '5 mg tablet', '5.5 mg once a day'],
  ['no strength', '', '5 mg once a day'],
])('the strength stays whole: %s', (_, strength, dose) => expect(strengthBeside(strength, dose)).toBe(strength));
