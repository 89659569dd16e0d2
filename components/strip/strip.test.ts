import { describe, expect, it } from 'vitest';
import { barHeight, quarterPeriod, yearMarks } from './strip.tsx';

describe('the period of a quarter', () => {
  it.each([
    [1, '2024-01-01', '2024-03-31'],
    [2, '2024-04-01', '2024-06-30'],
    [3, '2024-07-01', '2024-09-30'],
    [4, '2024-10-01', '2024-12-31'],
  ] as const)('Q%i', (quarter, from, to) => {
    expect(quarterPeriod({ key: `2024-Q${quarter}`, year: 2024, quarter, count: 1, name: '' })).toEqual({ from, to });
  });
});

describe('the bars of a lane', () => {
  it.each([
    [0, 88, '0'],
    [1, 400, '3px'],
    [22, 88, '6px'],
    [88, 88, '11px'],
  ] as const)('%i of %i is %s high', (count, highest, height) => {
    expect(barHeight(count, highest)).toBe(height);
  });

  it('names years back from the newest', () => {
    const bars = [2024, 2025, 2026].flatMap((year) =>
      ([1, 2, 3, 4] as const).map((quarter) => ({ key: `${year}-Q${quarter}`, year, quarter, count: 1, name: '' })),
    );
    expect(yearMarks(bars, 2)).toEqual([
      { year: 2024, at: 0 },
      { year: 2026, at: (8 / 12) * 100 },
    ]);
  });
});
