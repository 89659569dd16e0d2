import { describe, expect, it } from 'vitest';
import { barHeight, yearMarks } from './strip.tsx';

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
