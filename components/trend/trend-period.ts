import type { TrendPoint } from '#/lib/record/trends/trend-model.ts';

/** A stretch of the chart that ends with its newest point. */
export interface TrendPeriod {
  /** Length; undefined for all. */
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

/** All points, then each shorter stretch that leaves some out and keeps two or more; the shorter of two with the same points. */
export function periodsOf(points: readonly TrendPoint[]): readonly TrendPeriod[] {
  const newest = Math.max(...points.map(({ at }) => at));
  const within = spans.map(({ days, words }) => ({ days, words, points: points.filter(({ at }) => at >= newest - days * day) }));
  const useful = within.filter((stretch) => stretch.points.length >= 2 && stretch.points.length < points.length);
  const shortest = useful.filter((stretch, index) => useful[index + 1]?.points.length !== stretch.points.length);
  return [{ words: 'All', points }, ...shortest];
}
