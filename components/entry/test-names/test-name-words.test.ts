import { expect, test } from 'vitest';
import { shortTestName } from './test-name-words.ts';

test.each([
  ['C-reactive protein', 'CRP'],
  ['Platelet count', 'Platelets'],
  ['eGFR (CKD-EPI)', 'eGFR'],
])('%s is %s in a narrow column', (name, short) => expect(shortTestName(name)).toBe(short));

test.each([
  'High-sensitivity C-reactive protein',
  'Mean platelet volume',
  'eGFR (MDRD)',
  'Haemoglobin',
  'Urine C-reactive protein',
  'Creatinine',
])('a name that says more stays: %s', (name) => expect(shortTestName(name)).toBe(name));
