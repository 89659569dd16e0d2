import { describe, expect, it } from 'vitest';
import { barHeight, newestQuarter, slideTo, yearMarks } from './lane-bars.ts';

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

it.each([
  [5, 'ArrowRight', 6],
  [5, 'ArrowUp', 6],
  [5, 'ArrowLeft', 4],
  [5, 'ArrowDown', 4],
  [5, 'PageUp', 9],
  [5, 'PageDown', 1],
  [5, 'Home', 0],
  [5, 'End', 11],
  [11, 'ArrowRight', 11],
  [10, 'PageUp', 11],
  [0, 'ArrowLeft', 0],
  [2, 'PageDown', 0],
  [5, 'Enter', undefined],
  [5, 'j', undefined],
] as const)('of twelve quarters, from the one at %i %s slides to %s', (value, key, to) => {
  expect(slideTo(value, key, 12)).toBe(to);
});

it.each([
  [[[1, 0, 0, 0]], 0],
  [
    [
      [1, 0, 2, 0],
      [0, 0, 0, 0],
    ],
    2,
  ],
  [
    [
      [1, 0, 2, 0],
      [0, 0, 0, 3],
    ],
    3,
  ],
  [[[0, 0, 0, 0]], 0],
  [[], 0],
] as const)('lanes %j begin at quarter %i', (counts, newest) => {
  const lanes = counts.map((bars) => ({
    key: 'results' as const,
    name: 'Results',
    bars: bars.map((count, index) => ({ key: `2026-Q${index + 1}`, year: 2026, quarter: 1 as const, count, name: '' })),
  }));
  expect(newestQuarter(lanes)).toBe(newest);
});
