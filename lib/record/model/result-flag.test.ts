import { describe, expect, it } from 'vitest';
import type { Quantity, ReferenceRange } from './coded.ts';
import { isUnflaggable, resultFlag } from './result-flag.ts';
import type { Measurement } from './timeline-entry.ts';

const mmol = (value: string, more: Partial<Quantity> = {}): Quantity => ({ value, unit: 'mmol/L', ...more });
const result = (quantity: Quantity | undefined, ranges: readonly ReferenceRange[], more: Partial<Measurement> = {}): Measurement => ({
  code: { text: 'Glucose', codings: [] },
  ...(quantity ? { value: { type: 'quantity', quantity } } : {}),
  ranges,
  ...more,
});
const range = (low?: string, high?: string, more: Partial<ReferenceRange> = {}): ReferenceRange => ({
  ...(low ? { low: mmol(low) } : {}),
  ...(high ? { high: mmol(high) } : {}),
  ...more,
});

describe('H17 H18 a result against its own range only', () => {
  it.each<[string, Measurement, string | undefined]>([
    ['within', result(mmol('5.0'), [range('3.5', '7.8')]), undefined],
    ['on the limit', result(mmol('7.8'), [range('3.5', '7.8')]), undefined],
    ['above', result(mmol('7.81'), [range('3.5', '7.8')]), 'high'],
    ['below', result(mmol('3'), [range('3.5', '7.8')]), 'low'],
    ['above, with only an upper limit', result(mmol('9'), [range(undefined, '7.8')]), 'high'],
    ['less than something below the range', result(mmol('0.01', { comparator: '<' }), [range('0.02', '5')]), 'low'],
    ['less than something above the range', result(mmol('9', { comparator: '<' }), [range('3.5', '7.8')]), undefined],
    ['less than something within it', result(mmol('4', { comparator: '<' }), [range('3.5', '7.8')]), undefined],
    ['less than the limit itself', result(mmol('3.5', { comparator: '<' }), [range('3.5', '7.8')]), 'low'],
    ['at most the limit itself', result(mmol('3.5', { comparator: '<=' }), [range('3.5', '7.8')]), undefined],
    ['more than something above', result(mmol('500', { comparator: '>' }), [range('3.5', '7.8')]), 'high'],
    ['another unit', result({ value: '90', unit: 'mg/dL' }, [range('3.5', '7.8')]), undefined],
    ['no unit', result({ value: '90' }, [{ low: { value: '3.5' }, high: { value: '7.8' } }]), undefined],
    [
      'the same UCUM code, other words',
      result({ value: '9', unit: 'mmol per litre', ucum: 'mmol/L' }, [{ high: { value: '7.8', unit: 'mmol/L', ucum: 'mmol/L' } }]),
      'high',
    ],
    ['two ranges', result(mmol('9'), [range('3.5', '7.8'), range('3.5', '10')]), undefined],
    ['a range for some people', result(mmol('9'), [range('3.5', '7.8', { appliesTo: 'fasting' })]), undefined],
    ['no number', result(mmol('high'), [range('3.5', '7.8')]), undefined],
    ['no value', result(undefined, [range('3.5', '7.8')]), undefined],
  ])('%s', (_, measurement, direction) => {
    expect(resultFlag(measurement)?.direction).toBe(direction);
    if (direction) expect(resultFlag(measurement)?.workedOut).toBe(true);
  });

  it('the source’s own flag comes first', () => {
    expect(resultFlag(result(mmol('9'), [range('3.5', '7.8')], { interpretation: { text: 'HH', meaning: 'very-high' } }))).toEqual({
      direction: 'very-high',
      words: 'Very high',
      workedOut: false,
    });
  });

  it.each(['Critically abnormal', 'Positive'])('a flag without a direction keeps its word: %s', (text) => {
    expect(resultFlag(result(undefined, [], { interpretation: { text, meaning: 'abnormal' } }))?.words).toBe(text);
  });

  it('knows of what nothing can be said', () => {
    expect(
      [
        result(mmol('9'), []),
        result(mmol('9'), [range('1', '2')]),
        result(mmol('9'), [], { interpretation: { text: 'N', meaning: 'normal' } }),
      ].map(isUnflaggable),
    ).toEqual([true, false, false]);
  });
});
