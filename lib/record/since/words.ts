import { dateKindWord, formatDateText } from '#/lib/record/dates/format-date.ts';
import { shortDate, type ShortDateOptions } from '#/lib/record/dates/short-date.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { Period, Since, SincePreset } from '#/lib/record/model/view.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import type { Newness } from './newness.ts';

const presetWords: Readonly<Record<SincePreset, (day: string) => string>> = {
  'last-contact': (day) => `since last contact, ${day}`,
  admission: (day) => `since admission, ${day}`,
  discharge: (day) => `since discharge, ${day}`,
  '30-days': (day) => `in 30 days, since ${day}`,
  '1-year': (day) => `in 1 year, since ${day}`,
  day: (day) => `since ${day}`,
};

/** "since discharge, 18-Nov-2026": always with its year. */
export function sinceWords({ day, preset }: Since, locale: string): string {
  return presetWords[preset](formatDateText(day, locale));
}

/** "from 01-Jul-2026 to 30-Sep-2026" */
export function periodWords({ from, to }: Period, locale: string): string {
  return [from && `from ${formatDateText(from, locale)}`, to && `to ${formatDateText(to, locale)}`].filter(Boolean).join(' ');
}

export interface ShownRows {
  /** Rows that are new; all dated ones without a day. */
  readonly shownRows: number;
  /** Number of such rows of every kind. */
  readonly allRows: number;
}

/** "23 new since discharge, 18-Nov-2026", "7 of 23 new …" with kinds chosen; "713 rows, all time" without a day. */
export function newTitle(
  { shownRows, allRows }: ShownRows,
  { since, period }: { readonly since?: Since; readonly period?: Period },
  locale: string,
): string {
  const count = shownRows === allRows ? formatCount(allRows) : `${formatCount(shownRows)} of ${formatCount(allRows)}`;
  if (since) return `${count} new ${sinceWords(since, locale)}`;
  const rows = allRows === 1 ? 'row' : 'rows';
  return period ? `${count} ${rows} ${periodWords(period, locale)}` : `${count} ${rows}, all time`;
}

/**
 * Names the date that makes an entry new, where it is not the day that its row shows: "reported 19-Nov, taken 10-Nov"; of a date that is not
 * exact "may be new: dated 2026". Undefined where the row's own day says it.
 */
export function newDateWords(newness: Newness, entry: TimelineEntry, options: Omit<ShortDateOptions, 'most'>): string | undefined {
  if (!('date' in newness)) return undefined;
  const { date, end, state } = newness;
  const day = (dated: ClinicalDate) => shortDate(dated, { ...options, most: 'day' });
  const written: ClinicalDate = end === 'end' ? endOf(date) : date;
  if (state === 'may-be-new') return sinceRowWords.mayBeNew(end === 'end' ? sinceRowWords.beganUnknown : sinceRowWords.dated(day(written)));
  if (end === 'start' && date === entry.date) return undefined;
  const event = end === 'end' ? sinceRowWords.ended : wordOf(date, entry);
  const own = entry.date && day(entry.date);
  const ownDate = own === undefined || entry.date?.start === undefined ? [] : [`${wordOf(entry.date, entry)} ${own}`];
  return [`${event} ${day(written)}`, ...ownDate].join(', ');
}

function endOf({ end, kind, precision }: ClinicalDate): ClinicalDate {
  return { start: end ?? '', precision: (end ?? '').length > 10 ? 'second' : precision, kind };
}

/** Categories whose items a laboratory or department reports; a prescription is issued. */
const reported: ReadonlySet<TimelineEntry['category']> = new Set(['results', 'imaging', 'vitals']);

function wordOf({ kind }: ClinicalDate, { category }: TimelineEntry): string {
  return kind === 'issued' && reported.has(category) ? sinceRowWords.reported : dateKindWord(kind);
}

const sinceRowWords = {
  reported: 'reported',
  ended: 'ended',
  dated: (day: string) => `dated ${day}`,
  beganUnknown: 'its beginning is not known',
  mayBeNew: (why: string) => `may be new: ${why}`,
} as const;

/** Why a typed day is refused, and how to write it. */
export const refusalWords = {
  blank: (example: string) => `Type a day: ${example}`,
  figures: (example: string) => `Write the month as a word: ${example}`,
  notRead: (text: string, example: string) => `“${text}” is not a day. Write it as ${example}`,
  month: (name: string, example: string) => `“${name}” is not a month. Write it as ${example}`,
  year: (example: string) => `Write the year with four figures: ${example}`,
  early: (year: number) => `${year} is too early. Check the year`,
  noSuchDay: (month: string, days: number) => `${month} has ${days} days`,
  later: (day: string) => `${day} is after today`,
} as const;
