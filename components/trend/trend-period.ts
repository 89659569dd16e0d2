import type { TrendPoint } from '#/lib/record/trends/trend-model.ts';

/** A stretch of the chart that ends with its newest point. */
export interface TrendPeriod {
  /** Undefined: all. */
  readonly days?: number;
  readonly words: string;
  readonly points: readonly TrendPoint[];
}

const day = 86_400_000;
const spans = [
  { days: 731, words: '2 years' },
  { days: 366, words: '1 year' },
  { days: 92, words: '3 months' },
  { days: 31, words: '1 month' },
] as const;

/** All, and each shorter stretch that leaves something out and still has a course; of two with the same points the shorter. */
export function periodsOf(points: readonly TrendPoint[]): readonly TrendPeriod[] {
  const newest = Math.max(...points.map(({ at }) => at));
  const within = spans.map(({ days, words }) => ({ days, words, points: points.filter(({ at }) => at >= newest - days * day) }));
  const useful = within.filter(({ points: some }) => some.length >= 2 && some.length < points.length);
  const shortest = useful.filter(({ points: some }, index) => useful[index + 1]?.points.length !== some.length);
  return [{ words: 'All', points }, ...shortest];
}
