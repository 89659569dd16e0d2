import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { seriesOf } from './trend-series.ts';

/** The first entry of each quantity measured among `groups`, which are newest first: a day on a ward has many of each. */
export function trendMembers(groups: readonly Group[]): readonly TimelineEntry[] {
  const entries = groups.map(({ lead }) => lead).filter((entry) => seriesOf(entry).length > 0);
  return [...Map.groupBy(entries, (entry) => seriesOf(entry).join(' ')).values()].flatMap((series) => series.slice(0, 1));
}
