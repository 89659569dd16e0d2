import { expect, test } from 'vitest';
import { earliestDate } from './earliest-date.ts';

test.each<[readonly string[], string | undefined]>([
  [[], undefined],
  [['2026-11-01'], '2026-11-01'],
  [['2026-11-02', '2026-11-01T09:00:00Z'], '2026-11-01T09:00:00Z'],
  [['2026-11-01T01:00:00+02:00', '2026-11-01T00:30:00Z'], '2026-11-01T01:00:00+02:00'],
  [['2026-11-01', 'last week'], 'last week'],
])('the earliest of %j', (texts, expected) => {
  expect(earliestDate(texts)).toBe(expected);
});
