import { describe, expect, it } from 'vitest';
import {
  chosenMonth,
  isQuarterIn,
  isWholeMonth,
  presetIds,
  presetOf,
  presetPeriod,
  quarterPeriod,
  withEnd,
  yearsBetween,
} from './period.ts';

const now = '2026-11-21T14:02:00+00:00';

describe('period presets', () => {
  it.each([
    ['all', {}],
    ['2y', { from: '2024-11-21' }],
    ['1y', { from: '2025-11-21' }],
    ['3m', { from: '2026-08-21' }],
    ['1m', { from: '2026-10-21' }],
    ['7d', { from: '2026-11-14' }],
  ] as const)('%s', (id, period) => {
    expect(presetPeriod(id, now)).toEqual(period);
    expect(presetOf(period, now)).toBe(id);
  });

  it('are offered from the longest to the shortest', () => {
    expect(presetIds).toEqual(['all', '2y', '1y', '3m', '1m', '7d']);
  });

  it('ends on the last day of a shorter month', () => {
    expect(presetPeriod('3m', '2026-05-31T00:00:00Z')).toEqual({ from: '2026-02-28' });
    expect(presetPeriod('1m', '2026-01-31T00:00:00Z')).toEqual({ from: '2025-12-31' });
  });

  it('knows a period that is no preset', () => {
    expect(presetOf({ from: '2026-10-04' }, now)).toBeUndefined();
    expect(presetOf({ to: '2026-11-21' }, now)).toBeUndefined();
  });
});

describe('H15 a period by months', () => {
  it.each([
    ['from', { year: 2025, month: 11 }, {}, { from: '2025-11-01' }],
    ['to', { year: 2025, month: 11 }, {}, { to: '2025-11-30' }],
    ['to', { year: 2024, month: 2 }, {}, { to: '2024-02-29' }],
    ['from', { year: 2025 }, {}, { from: '2025-01-01' }],
    ['to', { year: 2025 }, {}, { to: '2025-12-31' }],
    ['from', { month: 3 }, {}, { from: '2026-03-01' }],
    ['to', { year: 2025, month: 11 }, { from: '2025-01-01' }, { from: '2025-01-01', to: '2025-11-30' }],
    ['from', {}, { from: '2025-01-01', to: '2025-11-30' }, { to: '2025-11-30' }],
    ['from', { year: 2026, month: 1 }, { to: '2025-11-30' }, { from: '2026-01-01' }],
    ['to', { year: 2024, month: 1 }, { from: '2025-01-01' }, { to: '2024-01-31' }],
  ] as const)('%s %j in %j', (end, chosen, before, after) => {
    expect(withEnd(before, end, chosen, now)).toEqual(after);
  });

  it('reads the month of a day', () => {
    expect(chosenMonth('2026-10-04')).toEqual({ year: 2026, month: 10 });
    expect(chosenMonth(undefined)).toEqual({});
  });

  it('offers the years that have rows, and this one', () => {
    expect(yearsBetween(2024, 2025, now)).toEqual([2026, 2025, 2024]);
    expect(yearsBetween(2026, 2027, now)).toEqual([2027, 2026]);
    expect(yearsBetween(undefined, undefined, now)).toEqual([2026]);
  });
});

describe('the end of a period', () => {
  it.each([
    ['from', '2026-10-01', true],
    ['from', '2026-10-04', false],
    ['to', '2026-02-28', true],
    ['to', '2024-02-28', false],
  ] as const)('%s %s is a whole month: %s', (end, day, isWhole) => {
    expect(isWholeMonth(end, day)).toBe(isWhole);
  });
});

describe('a quarter', () => {
  it.each([
    [1, '2024-01-01', '2024-03-31'],
    [2, '2024-04-01', '2024-06-30'],
    [3, '2024-07-01', '2024-09-30'],
    [4, '2024-10-01', '2024-12-31'],
  ] as const)('Q%i', (quarter, from, to) => {
    expect(quarterPeriod({ year: 2024, quarter })).toEqual({ from, to });
  });

  it.each([
    ['no period', undefined, false],
    ['all time', {}, false],
    ['a period that begins on its last day', { from: '2024-06-30' }, true],
    ['a period that begins after it', { from: '2024-07-01' }, false],
    ['a period that ends on its first day', { to: '2024-04-01' }, true],
    ['a period that ends before it', { from: '2024-01-01', to: '2024-03-31' }, false],
  ] as const)('stands in %s: %s', (_, period, isIn) => {
    expect(isQuarterIn({ year: 2024, quarter: 2 }, period)).toBe(isIn);
  });
});
