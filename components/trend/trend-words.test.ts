import { describe, expect, test } from 'vitest';
import { source } from '#/lib/record/testing/record-builders.ts';
import type { Quantity } from '#/lib/record/model/coded.ts';
import type { ResultTrend, TrendPoint, TrendResult } from '#/lib/record/trends/trend-model.ts';
import { conversionWords, leftOutWords, notDrawnGroups, pointWords, roundForAxis } from './trend-words.ts';

const sources = new Map([
  ['city', source('city', { name: 'City Hospitals' })],
  ['park', source('park', { name: 'Royal Park Hospital' })],
]);

function point(quantity: Quantity, more: Partial<TrendPoint> = {}, result: Partial<TrendResult> = {}): TrendPoint {
  const measurement = {
    code: { text: 'Creatinine', codings: [] },
    value: { type: 'quantity', quantity } as const,
    ranges: [{ low: { value: '45', unit: quantity.unit }, high: { value: '84', unit: quantity.unit } }] as const,
    interpretation: { text: 'High', meaning: 'high' } as const,
  };
  const whole: TrendResult = {
    id: 'city|Observation/1',
    sources: ['city'],
    status: 'final',
    measured: [measurement],
    flaggedParts: [],
    partOf: [],
    date: { start: '2026-11-20T06:10:00+00:00', precision: 'minute', kind: 'effective' },
    ...result,
  };
  return { result: whole, measurement, at: 0, value: Number(quantity.value), ...more };
}

describe('a point in full words', () => {
  test('value, unit, flag, range, date with its kind, source', () => {
    expect(pointWords(point({ value: '142', unit: 'µmol/L' }), 'µmol/L', sources, 'en-GB')).toBe(
      '142 µmol/L, High, reference range 45–84, 20-Nov-2026 06:10 · taken, City Hospitals',
    );
  });

  test('H19 both sources of copies; H35 a status that is not final', () => {
    const words = pointWords(
      point({ value: '142', unit: 'µmol/L' }, {}, { sources: ['city', 'park'], status: 'preliminary' }),
      'µmol/L',
      sources,
      'en-GB',
    );
    expect(words).toContain('Preliminary');
    expect(words).toContain('City Hospitals and Royal Park Hospital');
  });

  test('H17 a converted value is led by what was sent', () => {
    const converted = point({ value: '1.60', unit: 'mg/dL' }, { value: 141.44, converted: { factor: 88.4017, offset: 0 } });
    expect(pointWords(converted, 'µmol/L', sources, 'en-GB')).toMatch(
      /^1\.60 mg\/dL, .*drawn as 141\.4 µmol\/L: converted from 1\.60 mg\/dL, factor 88\.4$/,
    );
  });
});

test.each([
  [{ factor: 1 / 0.09148, offset: -2.152 / 0.09148 }, 'drawn as 47.53 mmol/mol: converted from 6.5 %, × 10.93 − 23.52'],
  [{ factor: 0.5, offset: 3 }, 'drawn as 47.53 mmol/mol: converted from 6.5 %, × 0.5 + 3'],
])('H17 a scale with its own zero: %j', (converted, words) => {
  expect(conversionWords(point({ value: '6.5', unit: '%' }, { value: 47.529, converted }), 'mmol/mol')).toBe(words);
});

test.each([
  [0.0113121, '0.01131'],
  [1234567, '1235000'],
  [0.1 + 0.2, '0.3'],
])('%s is said as %s', (value, words) => {
  expect(roundForAxis(value)).toBe(words);
});

test('what is not drawn stands by why; what is left out is counted', () => {
  const { result } = point({ value: '97' });
  const trend: ResultTrend = {
    title: 'Creatinine',
    points: [],
    results: [
      result,
      { ...result, id: 'a', notDrawn: 'no unit' },
      { ...result, id: 'b', notDrawn: 'no date' },
      { ...result, id: 'c', notDrawn: 'no unit' },
    ],
    hidden: 6,
    removed: 1,
  };
  expect(notDrawnGroups(trend).map(({ words, results }) => [words, results.map(({ id }) => id)])).toEqual([
    ['2 results not drawn: no unit', ['a', 'c']],
    ['1 result not drawn: no date', ['b']],
  ]);
  expect(leftOutWords(trend)).toEqual(['6 results hidden by you: sources unticked', '1 result left out: removed by its source']);
});
