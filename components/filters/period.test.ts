import { describe, expect, it } from 'vitest';
import { presetOf, presetPeriod, parseField } from './period.ts';

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

  it('ends on the last day of a shorter month', () => {
    expect(presetPeriod('3m', '2026-05-31T00:00:00Z')).toEqual({ from: '2026-02-28' });
    expect(presetPeriod('1m', '2026-01-31T00:00:00Z')).toEqual({ from: '2025-12-31' });
  });

  it('knows a period that is no preset', () => {
    expect(presetOf({ from: '2026-10-04' }, now)).toBeUndefined();
    expect(presetOf({ to: '2026-11-21' }, now)).toBeUndefined();
  });

  it('takes only whole dates from the fields', () => {
    expect(parseField('2026-10-04')).toBe('2026-10-04');
    expect(parseField('')).toBeUndefined();
    expect(parseField('2026-10')).toBeUndefined();
  });
});
