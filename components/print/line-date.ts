import { dateWords } from '#/components/entry/date-words.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';

/** Kinds of dates that stand without a word on paper, as they do in a list. */
const plainKinds: ReadonlySet<ClinicalDate['kind']> = new Set([
  'effective',
  'authored',
  'occurred',
  'happened',
  'performed',
  'dispensed',
  'start',
  'planned',
  'created',
]);

/** The one date of a line, always with its year; its kind is named where it is not the time of the thing itself (H16). */
export function lineDate(entry: TimelineEntry, locale: string): string {
  const isLasting = entry.category === 'allergies' || entry.category === 'problems';
  const onset = isLasting ? [entry.date, ...entry.otherDates].find((date) => date?.kind === 'onset') : undefined;
  const date = onset ?? entry.date;
  if (date === undefined) return 'no date';
  // An appointment needs its hour; for the rest the day tells enough, and the column is narrow.
  const written: ClinicalDate = entry.category === 'appointments' || date.precision !== 'second' ? date : { ...date, precision: 'day' };
  return plainKinds.has(date.kind) ? formatClinicalDate(written, locale) : dateWords(written, locale);
}
