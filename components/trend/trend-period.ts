import type { TrendPoint } from '#/lib/record/trends/trend-model.ts';

/** A stretch of the chart that ends with its newest point. */
export interface TrendPeriod {
  /** Length; undefined for all. */
  readonly days?: number;
  readonly words: string;
  /** The newest points with no gap of more than 30 days between: the chart opens on them. */
  readonly isEpisode?: true;
  readonly points: readonly TrendPoint[];
}

const day = 86_400_000;
const spans = [
  { days: 731, words: '2 years' },
  { days: 366, words: '1 year' },
  { days: 92, words: '3 months' },
  { days: 31, words: '1 month' },
] as const;

/**
 * All points, then each shorter stretch that leaves some out and keeps two or more; the shorter of two with the same points. The latest
 * episode stands in the place of the stretch that has its points, or last.
 */
export function periodsOf(points: readonly TrendPoint[]): readonly TrendPeriod[] {
  const newest = Math.max(...points.map(({ at }) => at));
  const within = spans.map(({ days, words }) => ({ days, words, points: points.filter(({ at }) => at >= newest - days * day) }));
  const useful = within.filter((stretch) => stretch.points.length >= 2 && stretch.points.length < points.length);
  const shortest = useful.filter((stretch, index) => useful[index + 1]?.points.length !== stretch.points.length);
  const episode = episodeOf(points);
  if (episode === undefined) return [{ words: 'All', points }, ...shortest];
  const rest = shortest.filter((stretch) => stretch.points.length !== episode.points.length);
  return [{ words: 'All', points }, ...rest, episode];
}

const longestGapDays = 30;

/** Undefined where it is all points, or one alone. */
function episodeOf(points: readonly TrendPoint[]): TrendPeriod | undefined {
  const times = points.map(({ at }) => at).toSorted((left, right) => left - right);
  const start = times.findLast((at, index) => index === 0 || at - (times[index - 1] ?? at) > longestGapDays * day);
  const ofEpisode = points.filter(({ at }) => start !== undefined && at >= start);
  if (ofEpisode.length < 2 || ofEpisode.length === points.length) return undefined;
  return { words: 'Latest episode', isEpisode: true, points: ofEpisode };
}
