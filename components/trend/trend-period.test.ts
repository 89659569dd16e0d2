import { expect, test } from 'vitest';
import type { TrendPoint } from '#/lib/record/trends/trend-model.ts';
import { periodsOf } from './trend-period.ts';

const measurement = { code: { text: 'x', codings: [] }, ranges: [] };
const at = (day: string): TrendPoint => ({
  result: { id: day, sources: ['city'], measured: [measurement], flaggedParts: [], partOf: [] },
  measurement,
  at: Date.parse(`${day}T12:00Z`),
  value: 1,
});
const said = (...days: readonly string[]) => periodsOf(days.map(at)).map(({ words, points }) => `${words} ${points.length}`);

test('each stretch before the newest point that leaves something out, and is a course', () => {
  expect(said('2014-06-10', '2025-01-18', '2025-12-24', '2026-11-18', '2026-11-20')).toEqual([
    'All 5',
    '2 years 4',
    '1 year 3',
    'Latest episode 2',
  ]);
});

test('of two stretches with the same points the shorter', () => {
  expect(said('2014-06-10', '2025-01-18', '2026-11-18', '2026-11-20')).toEqual(['All 4', '2 years 3', 'Latest episode 2']);
});

test('the latest episode ends at the first gap of more than 30 days, and stands last where no other stretch has its points', () => {
  expect(said('2014-06-10', '2026-10-10', '2026-11-01', '2026-11-20')).toEqual(['All 4', '1 month 2', 'Latest episode 3']);
  expect(said('2026-08-01', '2026-10-10', '2026-11-01', '2026-11-20')).toEqual(['All 4', '1 month 2', 'Latest episode 3']);
});

test('none where all lie together, or one alone is new', () => {
  expect(said('2026-11-18', '2026-11-20')).toEqual(['All 2']);
  expect(said('2014-06-10', '2014-06-12', '2026-11-20')).toEqual(['All 3']);
});
