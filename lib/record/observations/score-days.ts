import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { DayScores, ObservedDay, Round, RoundScore } from './observed-record.ts';

const dayMs = 86_400_000;

/** The days of the rounds, newest first, each with its scores by sort. `rounds`: newest first. */
export function daysOf(rounds: readonly Round[], today: number): readonly ObservedDay[] {
  return [...Map.groupBy(rounds, ({ day }) => day)].map(([day, ofDay]) => ({
    date: dateOfDay(day),
    day,
    isToday: day === today,
    rounds: ofDay,
    scores: scoresOfDay(ofDay.flatMap(({ scores }) => scores)),
  }));
}

/** FHIR date of a day counted since 1970-01-01. */
function dateOfDay(day: number): ClinicalDate {
  return { start: new Date(day * dayMs).toISOString().slice(0, 10), precision: 'day', kind: 'effective' };
}

/** Scores of different sorts are never compared: 5 of one is not above 3 of another. */
function scoresOfDay(scores: readonly RoundScore[]): readonly DayScores[] {
  return [...Map.groupBy(scores, ({ sort }) => sort.key).values()].flatMap((ofSort) => {
    const readings = ofSort.toSorted((left, right) => left.at - right.at);
    const newest = readings.at(-1);
    if (newest === undefined) return [];
    const highest = highestOf(readings);
    const unread = readings.filter((reading) => reading.highest === undefined).length;
    return [{ sort: newest.sort, isGraded: newest.isGraded, readings, newest, ...(highest && { highest }), unread }];
  });
}

/** The first of equals: when it began. */
function highestOf(readings: readonly RoundScore[]): RoundScore | undefined {
  return readings.reduce<RoundScore | undefined>(
    (highest, next) => (next.highest !== undefined && next.highest > (highest?.highest ?? -1) ? next : highest),
    undefined,
  );
}
