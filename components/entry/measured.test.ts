import { describe, expect, it } from 'vitest';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { rangesText, valueText } from './measured.ts';

const named = { code: { text: 'Creatinine', codings: [] } };

describe('a measurement in words', () => {
  it.each<[string, Measurement, string]>([
    ['number and unit', { ...named, ranges: [], value: { type: 'quantity', quantity: { value: '142', unit: 'µmol/L' } } }, '142 µmol/L'],
    [
      'H17 a comparator is kept',
      { ...named, ranges: [], value: { type: 'quantity', quantity: { value: '5.0', comparator: '<', unit: 'mg/L' } } },
      '<5.0 mg/L',
    ],
    ['H17 UCUM’s unity is no digit', { ...named, ranges: [], value: { type: 'quantity', quantity: { value: '1.2', unit: '1' } } }, '1.2'],
    ['H17 a number without a unit gets none', { ...named, ranges: [], value: { type: 'quantity', quantity: { value: '101' } } }, '101'],
    [
      'a range in one unit',
      { ...named, ranges: [], value: { type: 'range', low: { value: '2', unit: 'g' }, high: { value: '4', unit: 'g' } } },
      '2–4 g',
    ],
    ['no value, and why', { ...named, ranges: [], absent: 'Specimen clotted' }, 'Specimen clotted'],
    ['H05 no value is never blank', { ...named, ranges: [] }, 'No value sent'],
  ])('%s', (_name, measurement, text) => {
    expect(valueText(measurement)).toBe(text);
  });

  it('H18 says the range with its unit only where it is another than the result’s', () => {
    const value = { type: 'quantity', quantity: { value: '142', unit: 'µmol/L' } } as const;
    const same = { low: { value: '45', unit: 'µmol/L' }, high: { value: '84', unit: 'µmol/L' } };
    const other = { low: { value: '0.5', unit: 'mg/dL' } };
    expect(rangesText({ ...named, value, ranges: [same] })).toBe('45–84');
    expect(rangesText({ ...named, value, ranges: [same, other] })).toBe('45–84; 0.5 mg/dL or more');
    expect(rangesText({ ...named, value, ranges: [] })).toBeUndefined();
  });
});
