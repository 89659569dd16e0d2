import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { anchorOf, partsDays } from './date-interval.ts';
import { dayNumber } from './date-text.ts';
import type { DateParts } from './date-text.ts';

/** Position of a date in the list: a higher `order` is newer. */
export interface SortPosition {
  readonly order: number;
  /** `yyyy-mm`, or `yyyy` where the month is not known. */
  readonly month: string;
}

const minute = 60_000;
// An instant lies at most 14 hours before and 38 after the UTC midnight of its own wall day, and order = day × 2²⁸ + milliseconds.
const earliestOffset = 14 * 60 * minute;
const ordersPerDay = 2 ** 28;
const endOfDay = ordersPerDay - 3;
const endOfMonth = ordersPerDay - 2;
const endOfYear = ordersPerDay - 1;

/**
 * Sorts by wall day, then by instant. A date without time, day or month stands at the end of its span, so that it is never
 * older in the list than it can be in life (H14). Undefined: the date is unreadable or missing.
 */
export function sortPosition(date: ClinicalDate | undefined): SortPosition | undefined {
  const parts = date && anchorOf(date);
  return parts && { order: partsDays(parts).last * ordersPerDay + withinDay(parts), month: monthKey(parts) };
}

function withinDay(parts: DateParts): number {
  if (parts.month === undefined) return endOfYear;
  if (parts.day === undefined) return endOfMonth;
  if (parts.hour === undefined) return endOfDay;
  const { hour, minute: minutes = 0, second = 0, milliseconds = 0, offset = 0 } = parts;
  return earliestOffset + (hour * 60 + minutes - offset) * minute + second * 1000 + milliseconds;
}

function monthKey({ year, month }: DateParts): string {
  const text = String(year).padStart(4, '0');
  return month === undefined ? text : `${text}-${String(month).padStart(2, '0')}`;
}

/** Day number of a `yyyy-mm-dd` text, for the ends of a period; undefined for any other text. */
export function dayNumberOfText(text: string | undefined): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? '');
  return match ? dayNumber(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** Sort order of a day's first moment: dates of at least this order are of that day or later. */
export function sortOrderOfDay(day: number): number {
  return day * ordersPerDay;
}
