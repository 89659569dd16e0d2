import { expect, test } from 'vitest';
import { equalFiguresKey, plainDecimal } from './decimal.ts';

test.each([
  ['1E+1', '10'],
  ['1.20e2', '120'],
  ['1.2e-3', '0.0012'],
  ['5.0E0', '5.0'],
  ['1E+3', '1000'],
  ['-1.5E-2', '-0.015'],
  ['2.5E-1', '0.25'],
  ['1.234E+2', '123.4'],
  ['0.5E1', '5'],
  ['0E+5', '0'],
  ['0E-2', '0.00'],
  ['+1E+1', '10'],
  ['.5E1', '5'],
  ['1.E1', '10'],
  ['1e-7', '0.0000001'],
  ['1e+21', '1000000000000000000000'],
])('H17 %s is written %s', (sent, plain) => {
  expect(plainDecimal(sent)).toBe(plain);
});

test.each(['25.0', '10', '-0.50', '1e400', '1E-300', '1E30', '1e-30', '1e99999', 'E+', '1E+', '12E4A', 'A12E4', '1 E+1', ' 1E1', ''])(
  'H17 %s is left as it was sent',
  (sent) => {
    expect(plainDecimal(sent)).toBe(sent);
  },
);

test.each([
  ['25.0 mg', '25 mg'],
  ['25.00', '25'],
  ['25.50 mmol/L', '25.5 mmol/L'],
  ['< 0.50 ng/L', '< 0.5 ng/L'],
  ['4.0–11.0 10*9/L', '4–11 10*9/L'],
  ['Systolic 120.0 mmHg, Diastolic 80.0 mmHg', 'Systolic 120 mmHg, Diastolic 80 mmHg'],
  ['10.0 mg × 2', '10 mg × 2'],
  ['-0.10', '-0.1'],
])('H20 %s has the key %s', (text, key) => {
  expect(equalFiguresKey(text)).toBe(key);
});

test.each(['100', '250 mg', '0.05 mg', '1.2.0', 'v1.10', '2026.10.20', 'A1.10', '1.0E4', '1,250.0.1', '10 %'])(
  'H20 %s is its own key',
  (text) => {
    expect(equalFiguresKey(text)).toBe(text);
  },
);
