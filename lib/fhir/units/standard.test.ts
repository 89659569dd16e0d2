import { describe, expect, test } from 'vitest';
import { quantityOf } from '#/lib/fhir/datatypes/quantity.ts';
import { analyteOf } from './analyte-of.ts';
import { withStandard } from './standard.ts';

const ucum = 'http://unitsofmeasure.org';
const creatinine = analyteOf({ text: 'Creatinine', codings: [{ system: 'http://loinc.org', code: '2160-0' }] });

function standardOf(sent: Readonly<Record<string, unknown>>, named = creatinine): unknown {
  const quantity = quantityOf(sent);
  return quantity && withStandard(quantity, sent, named).standard;
}

describe('H17 the comparable value stands beside what was sent', () => {
  test('digits and unit stay as they came', () => {
    const sent = { value: '1.60', unit: 'mg/dL', system: ucum, code: 'mg/dL' };
    expect(withStandard(quantityOf(sent)!, sent, creatinine)).toEqual({
      value: '1.60',
      unit: 'mg/dL',
      ucum: 'mg/dL',
      standard: { value: 141.4427157, unit: 'umol/L', factor: 88.4016973126 },
    });
  });

  test.each([
    ['its own unit: no factor', { value: 142, unit: 'µmol/L', system: ucum, code: 'umol/L' }, { value: 142, unit: 'umol/L' }],
    [
      'a unit in words beside the code',
      { value: 142, unit: 'micromoles per litre', system: ucum, code: 'umol/L' },
      { value: 142, unit: 'umol/L' },
    ],
    ['a unit without a code', { value: 142, unit: 'umol/l' }, { value: 142, unit: 'umol/L' }],
    ['a system without a code', { value: 142, unit: 'umol/L', system: ucum }, { value: 142, unit: 'umol/L' }],
    ['a code without a unit', { value: 142, system: ucum, code: 'umol/L' }, { value: 142, unit: 'umol/L' }],
  ])('%s', (_name, sent, expected) => {
    expect(standardOf(sent)).toEqual(expected);
  });

  test.each([
    ['a comparator', { value: 5, comparator: '<', unit: 'umol/L', system: ucum, code: 'umol/L' }],
    ['an unknown comparator', { value: 5, comparator: '~', unit: 'umol/L' }],
    ['no unit', { value: 97 }],
    ['an unknown unit', { value: 97, unit: 'widgets' }],
    ['a code of another system', { value: 97, unit: 'umol/L', system: 'http://snomed.info/sct', code: '258814008' }],
    ['a unit that is another than its code', { value: 97, unit: 'mg/dL', system: ucum, code: 'umol/L' }],
    ['a value that is no number', { value: 'about 97', unit: 'umol/L' }],
    ['a value beyond numbers', { value: '1e999', unit: 'umol/L' }],
    ['a unit that names a prototype key', { value: 97, unit: 'constructor' }],
  ])('not compared: %s', (_name, sent) => {
    expect(standardOf(sent)).toBeUndefined();
  });
});
