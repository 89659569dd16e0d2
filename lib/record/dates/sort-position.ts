import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { anchorOf, partsDays } from './date-interval.ts';
import { dayNumber } from './date-text.ts';
import type { DateParts } from './date-text.ts';

/** Where a date stands in the list: the higher, the newer. */
export interface SortPosition {
  readonly order: number;
  /** `yyyy-mm`, or `yyyy` where the month is not known. */
  readonly month: string;
}

const minute = 60_000;
// An instant lies at most 14 hours before and 38 after the UTC midnight of its own wall day.
const before = 14 * 60 * minute;
const dayRoom = 2 ** 28;
const endOfDay = dayRoom - 3;
const endOfMonth = dayRoom - 2;
const endOfYear = dayRoom - 1;

/**
 * By wall day, then by instant. A date without time, day or month stands at the end of its span, so that it is never
 * older in the list than it can be in life (H14). Undefined: the date is unreadable or missing.
 */
export function sortPosition(date: ClinicalDate | undefined): SortPosition | undefined {
  const parts = date && anchorOf(date);
  return parts && { order: partsDays(parts).last * dayRoom + withinDay(parts), month: monthKey(parts) };
}

function withinDay(parts: DateParts): number {
  if (parts.month === undefined) return endOfYear;
  if (parts.day === undefined) return endOfMonth;
  if (parts.hour === undefined) return endOfDay;
  const { hour, minute: minutes = 0, second = 0, milliseconds = 0, offset = 0 } = parts;
  return before + (hour * 60 + minutes - offset) * minute + second * 1000 + milliseconds;
}

function monthKey({ year, month }: DateParts): string {
  const text = String(year).padStart(4, '0');
  return month === undefined ? text : `${text}-${String(month).padStart(2, '0')}`;
}

/** Day of a `yyyy-mm-dd` text, for the ends of a period; undefined when it is none. */
export function dayNumberOfText(text: string | undefined): number | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? '');
  return found ? dayNumber(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
}

/** The place of a day's first moment: what is at least as high is of that day or later. */
export function sortOrderOfDay(day: number): number {
  return day * dayRoom;
}
