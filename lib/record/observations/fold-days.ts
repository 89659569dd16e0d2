import type { ObservedDay } from './observed-record.ts';

/** A line of the days: one day, or several in a row that have vital signs and no score. */
export interface DayLine {
  /** Newest first; the only one has its scores. */
  readonly days: readonly [ObservedDay, ...ObservedDay[]];
}

/** Folds days in a row without a score into one line: a year of dialysis does not push the last score out of sight. `days`: newest first. */
export function foldDays(days: readonly ObservedDay[]): readonly DayLine[] {
  const lines: [ObservedDay, ...ObservedDay[]][] = [];
  for (const day of days) {
    const last = lines.at(-1);
    const isFolded = last !== undefined && day.scores.length === 0 && last.every(({ scores }) => scores.length === 0);
    if (isFolded) last.push(day);
    else lines.push([day]);
  }
  return lines.map((line) => ({ days: line }));
}
