import { localDays } from '#/lib/record/dates/local-days.ts';
import { dayNumberOfText } from '#/lib/record/dates/sort-position.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { Since } from '#/lib/record/model/view.ts';

/** The date that makes an entry new, and which end of it. */
export interface NewDate {
  readonly date: ClinicalDate;
  readonly end: 'start' | 'end';
}

/**
 * Standing of an entry to the day since which a reader asks. may-be-new: a date is known by its month or year alone, or only its end is
 * known · undated: it has no date that can be read.
 */
export type Newness = ({ readonly state: 'new' | 'may-be-new' } & NewDate) | { readonly state: 'undated' | 'earlier' };

type NewState = 'new' | 'may-be-new';

/**
 * New is an entry whose clinical date, or the date on which its source recorded, issued or reported it, is the day or later; never by
 * `meta.lastUpdated`, which says when a server copied it. Of an entry's own dates its start counts even if it is to come; an end, or any
 * other date, only once it has passed: a course that will end next week is not new for that.
 */
export function newnessOf(entry: Pick<TimelineEntry, 'date' | 'otherDates'>, since: Since): Newness {
  const newDates = [
    ...(entry.date ? datesOf(entry.date, since, true) : []),
    ...entry.otherDates.flatMap((date) => datesOf(date, since, false)),
  ];
  const best = newDates.find(({ state }) => state === 'new') ?? newDates.find(({ state }) => state === 'may-be-new');
  if (best) return best;
  return { state: isDated(entry.date, since) ? 'earlier' : 'undated' };
}

/** Tells whether an entry stays in a list of what is new: what may be new, and what has no date, is never hidden (H14, H21). */
export function isShownSince(entry: Pick<TimelineEntry, 'date' | 'otherDates'>, since: Since): boolean {
  return newnessOf(entry, since).state !== 'earlier';
}

function datesOf(date: ClinicalDate, since: Since, isOwn: boolean): readonly ({ readonly state: NewState } & NewDate)[] {
  const { start, end, precision } = date;
  const startState = start === undefined ? undefined : stateOf(start, precision, since, !isOwn);
  const endState = end === undefined || date.open ? undefined : stateOf(end, start === undefined ? precision : 'second', since, true);
  // Whatever began at an unknown time and ends later may have begun since.
  const unknownStart = start === undefined && end !== undefined && endState === undefined && !isBefore(end, precision, since);
  return [
    ...(startState ? [{ state: startState, date, end: 'start' } as const] : []),
    ...(endState || unknownStart ? [{ state: endState ?? ('may-be-new' as const), date, end: 'end' } as const] : []),
  ];
}

/** `hasPassed`: the day counts only up to today. */
function stateOf(text: string, precision: ClinicalDate['precision'], since: Since, hasPassed: boolean): NewState | undefined {
  const days = localDays(text, precision, since.locale);
  const from = dayNumberOfText(since.day) ?? -Infinity;
  const to = hasPassed ? (dayNumberOfText(since.today) ?? Infinity) : Infinity;
  if (!days || days.last < from || days.first > to) return undefined;
  return days.first >= from ? 'new' : 'may-be-new';
}

function isBefore(text: string, precision: ClinicalDate['precision'], { day, locale }: Since): boolean {
  const days = localDays(text, precision, locale);
  return days !== undefined && days.last < (dayNumberOfText(day) ?? -Infinity);
}

function isDated(date: ClinicalDate | undefined, { locale }: Since): boolean {
  return date !== undefined && localDays(date.start ?? date.end ?? '', date.precision, locale) !== undefined;
}
