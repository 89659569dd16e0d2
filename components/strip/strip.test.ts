import { describe, expect, it } from 'vitest';
import { quarterPeriod } from './strip.tsx';

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
