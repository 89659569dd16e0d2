import { expect, test } from 'vitest';
import { measuredUnit, printedUnit, unitAfter } from './unit-words.ts';

test.each([
  ['10*9/L', '×10⁹/L'],
  ['10^9/L', '×10⁹/L'],
  ['x10^9/L', '×10⁹/L'],
  ['x 10^9/L', '×10⁹/L'],
  ['10E9/L', '×10⁹/L'],
  ['10*9/l', '×10⁹/L'],
  ['10**9/L', '×10⁹/L'],
  ['10exp9/L', '×10⁹/L'],
  ['x10(9)/L', '×10⁹/L'],
  ['10*3/mm3', '×10³/mm³'],
  ['x10*12/L', '×10¹²/L'],
  ['10*3/uL', '×10³/µL'],
  ['mL/min/{1.73_m2}', 'mL/min/1.73 m²'],
  ['mL/min/1.73m2', 'mL/min/1.73 m²'],
  ['mL/min/1.73 m2', 'mL/min/1.73 m²'],
  ['mL/min/{1.73m2}', 'mL/min/1.73 m²'],
  ['mL/min/1.73.m2', 'mL/min/1.73 m²'],
  ['mL/min/1.73m^2', 'mL/min/1.73 m²'],
  ['m[IU]/L', 'mU/L'],
  ['u[IU]/mL', 'µIU/mL'],
  ['[IU]/L', 'IU/L'],
  ['[iU]/mL', 'IU/mL'],
  ['kg/m2', 'kg/m²'],
  ['L/min/m2', 'L/min/m²'],
  ['mm3', 'mm³'],
  ['mm[Hg]', 'mmHg'],
  ['Cel', '°C'],
  ['[degF]', '°F'],
  ['[in_i]', 'in'],
  ['[lb_av]', 'lb'],
  ['umol/L', 'µmol/L'],
  ['ug/L', 'µg/L'],
  ['ng/uL', 'ng/µL'],
  ['mg/g{creat}', 'mg/g creat'],
  ['ug{FEU}/L', 'µg FEU/L'],
  ['{copies}/mL', 'copies/mL'],
  ['{#}/uL', '/µL'],
  ['%{saturation}', '%'],
  ['/[HPF]', '/HPF'],
  ['{tablet}', 'tablet'],
])('H17 %s is printed %s', (unit, words) => {
  expect(printedUnit(unit)).toBe(words);
});

test.each([
  'mmol/L',
  'g/L',
  'mU/L',
  'mIU/L',
  'µmol/L',
  'mcg',
  'micrograms',
  'K/uL'.replace('u', 'µ'),
  'mL/min',
  '%',
  'mmHg',
  'units',
  'fl',
  'pg',
  'mm/h',
  'tablets',
  'U/L',
  'mEq/L',
  'seconds',
  'puffs',
  'unmatched [',
  'mol/mol',
  'umbilical',
  'kPa',
  'Units/hour',
  '10',
  '2 m',
  'mg/dL (coded as g/L)',
])('%s is printed as it was sent', (unit) => {
  expect(printedUnit(unit)).toBe(unit);
});

test.each([undefined, '1', '{score}', '[pH]'])('%s is no unit of a measured value', (unit) => {
  expect(measuredUnit('3', unit)).toBeUndefined();
});

test.each([
  ['1', 'a', 'year'],
  ['18', 'a', 'years'],
  ['28', 'd', 'days'],
  ['1.0', 'wk', 'week'],
  ['5', 'mg', 'mg'],
])('%s %s reads %s %s', (figure, unit, words) => {
  expect(unitAfter(figure, unit)).toBe(words);
});
