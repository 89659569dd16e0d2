import { describe, expect, it } from 'vitest';
import { isQuarterIn, quarterPeriod } from './period.ts';

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
