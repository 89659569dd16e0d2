import type { Group } from '#/lib/record/merge/group.ts';
import { pointsOf, scoreText } from './early-warning.ts';
import { scoreOfEntry, type ScoreReader } from './score-use.ts';

/** The early warning scores among the groups of a row, of one sort. */
export interface RowScores {
  readonly name: string;
  readonly newest: string;
  /** The highest, unless it is the newest. */
  readonly highest?: string;
}

/** Scores that a row must not hide: of each sort the newest and the highest, under the name that the sort has for this person. `groups`: newest first. */
export function scoresAmong(groups: readonly Group[], reader: ScoreReader): readonly RowScores[] {
  const scored = groups.flatMap(({ lead }) => {
    const score = scoreOfEntry(lead, reader);
    if (score === undefined || lead.body.shape !== 'measurement' || lead.body.measurement.value === undefined) return [];
    return [{ ...score, text: scoreText(lead.body.measurement.value), points: pointsOf(lead.body.measurement) ?? -1 }];
  });
  return [...Map.groupBy(scored, ({ key, name }) => `${key} ${name}`).values()].flatMap((ofSort) => {
    const [newest] = ofSort;
    if (newest === undefined) return [];
    const highest = ofSort.reduce((first, next) => (next.points > first.points ? next : first));
    return [{ name: newest.name, newest: newest.text, ...(highest.points > newest.points && { highest: highest.text }) }];
  });
}
