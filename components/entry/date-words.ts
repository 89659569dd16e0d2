import type { ClinicalDate, DateKind } from '#/lib/record/model/clinical-date.ts';
import { dateKindWord, formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Kinds of date that are the time of the entry itself: on a row they need no word. */
const plainKinds: ReadonlySet<DateKind> = new Set([
  'effective',
  'authored',
  'occurred',
  'happened',
  'performed',
  'period',
  'dispensed',
  'start',
  'planned',
]);

/** "recorded 12-Nov-2026": the date with its kind, so that "recorded" is never read as "happened" (H16). */
export function dateWords(date: ClinicalDate, locale: string): string {
  return `${dateKindWord(date.kind)} ${formatClinicalDate(date, locale)}`;
}

/** The entry's date where its kind must be named; for allergies and problems also onset, end and recording (H16). */
export function namedDates(entry: TimelineEntry, locale: string): readonly string[] {
  const own = entry.date && !plainKinds.has(entry.date.kind) ? [entry.date] : [];
  const isLasting = entry.category === 'allergies' || entry.category === 'problems';
  const namedOthers = isLasting ? entry.otherDates.filter(({ kind }) => kind === 'onset' || kind === 'ended' || kind === 'recorded') : [];
  // A request stands on the day that it is for: the day of its writing is named.
  const written = entry.date?.kind === 'planned' ? entry.otherDates.filter(({ kind }) => kind === 'authored') : [];
  const words = [...own, ...namedOthers, ...written].map((date) => dateWords(date, locale));
  return words.filter((text) => !entry.detail?.includes(text));
}

/** Dates for a line without a date column, with their kind where it must be named. */
export function lineDates(entry: TimelineEntry, locale: string): readonly string[] {
  if (!entry.date) return ['No date', ...namedDates(entry, locale)];
  return plainKinds.has(entry.date.kind)
    ? [formatClinicalDate(entry.date, locale), ...namedDates(entry, locale)]
    : namedDates(entry, locale);
}
