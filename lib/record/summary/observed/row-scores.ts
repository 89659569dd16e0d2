import type { Group } from '#/lib/record/merge/group.ts';
import { isOwn, pointsOf, scoreText, sortOfEntry } from './early-warning.ts';

/** The early warning scores among the groups of a row, of one sort. */
export interface RowScores {
  readonly name: string;
  readonly newest: string;
  /** The highest, unless it is the newest. */
  readonly highest?: string;
}

/** Scores that a row must not hide: of each sort the newest and the highest. `groups`: newest first. */
export function scoresAmong(groups: readonly Group[]): readonly RowScores[] {
  const scored = groups.flatMap(({ lead }) => {
    const sort = isOwn(lead) ? sortOfEntry(lead) : undefined;
    if (sort === undefined || lead.body.shape !== 'measurement' || lead.body.measurement.value === undefined) return [];
    return [{ sort, text: scoreText(lead.body.measurement.value), points: pointsOf(lead.body.measurement) ?? -1 }];
  });
  return [...Map.groupBy(scored, ({ sort }) => sort.key).values()].flatMap((ofSort) => {
    const [newest] = ofSort;
    if (newest === undefined) return [];
    const highest = ofSort.reduce((first, next) => (next.points > first.points ? next : first));
    return [{ name: newest.sort.name, newest: newest.text, ...(highest.points > newest.points && { highest: highest.text }) }];
  });
}
