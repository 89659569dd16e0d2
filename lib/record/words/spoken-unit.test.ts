import { expect, test } from 'vitest';
import { spokenUnit } from './spoken-unit.ts';

test.each([
  ['142', 'umol/L', 'micromoles per litre'],
  ['142', 'µmol/L', 'micromoles per litre'],
  ['142', 'umol/l', 'micromoles per litre'],
  ['5.1', 'mmol/L', 'millimoles per litre'],
  ['61', 'mmol/mol', 'millimoles per mole'],
  ['104', 'g/L', 'grams per litre'],
  ['1', 'g', 'gram'],
  ['1.0', 'mg', 'milligram'],
  ['0.5', 'mg', 'milligrams'],
  ['10', 'mcg', 'micrograms'],
  ['7.2', '10*9/L', 'times 10 to the 9 per litre'],
  ['7.2', 'x10^9/L', 'times 10 to the 9 per litre'],
  ['4.1', '10*12/L', 'times 10 to the 12 per litre'],
  ['52', 'mL/min/{1.73_m2}', 'millilitres per minute per 1.73 square metres'],
  ['52', 'mL/min/1.73m2', 'millilitres per minute per 1.73 square metres'],
  ['26.2', 'kg/m2', 'kilograms per square metre'],
  ['115', 'mm[Hg]', 'millimetres of mercury'],
  ['115', 'mmHg', 'millimetres of mercury'],
  ['37.2', 'Cel', 'degrees Celsius'],
  ['98.6', '[degF]', 'degrees Fahrenheit'],
  ['96', '%', 'per cent'],
  ['88', '/min', 'per minute'],
  ['88', '{Beats}/min', 'beats per minute'],
  ['88', 'beats/min', 'beats per minute'],
  ['2.1', 'm[IU]/L', 'milli-international units per litre'],
  ['40', 'U/L', 'units per litre'],
  ['12', 'mm/h', 'millimetres per hour'],
  ['12', 'ng/L', 'nanograms per litre'],
  ['3', 'd', 'days'],
  ['1', 'a', 'year'],
])('%s %s is said as %s', (value, unit, words) => {
  expect(spokenUnit(value, unit, 'en-GB')).toBe(words);
});

test.each([
  ['142', 'umol/L', 'micromoles per liter'],
  ['26', 'kg/m2', 'kilograms per square meter'],
  ['115', 'mm[Hg]', 'millimeters of mercury'],
  ['96', '%', 'percent'],
])('%s %s in American English is said as %s', (value, unit, words) => {
  expect(spokenUnit(value, unit, 'en-US')).toBe(words);
});

test.each([
  ['a unit that no table has stays as it is written', '2', 'tablet', 'tablet'],
  ['one unknown part leaves the whole as written', '3', 'mg/widget', 'mg/widget'],
  ['another case is another unit', '3', 'MG', 'MG'],
  ['a name of JavaScript is no unit', '3', 'constructor', 'constructor'],
  ['a unit already in words', '142', 'micromoles per litre', 'micromoles per litre'],
  ['a score has none', '5', '{score}', undefined],
  ['nor has the number one', '5', '1', undefined],
])('%s', (_, value, unit, words) => {
  expect(spokenUnit(value, unit, 'en-GB')).toBe(words);
});

test('no unit has no words', () => {
  expect(spokenUnit('5', undefined, 'en-GB')).toBeUndefined();
});
