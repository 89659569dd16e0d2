import type { DatePrecision } from '#/lib/record/model/clinical-date.ts';

/** A FHIR date, dateTime or instant as its source wrote it: wall time, and the offset where one was written. */
export interface DateParts {
  readonly year: number;
  /** 1–12 */
  readonly month?: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly milliseconds?: number;
  /** Minutes east of UTC. */
  readonly offset?: number;
}

// FHIR R4 §2.24.0.1; an hour without a zone is not allowed there, but is sent.
const pattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** Parts of a FHIR date text; undefined for a day that no calendar has (`1961-04-93`), which is shown as sent and sorted nowhere (H14). */
export function parseDateText(text: string): DateParts | undefined {
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || !isCalendarDay(year, month, day) || !isClockTime(hour, minute, second)) return undefined;
  const milliseconds = match[7] === undefined ? undefined : Number(match[7].slice(0, 3).padEnd(3, '0'));
  return { year, month, day, hour, minute, second, milliseconds, offset: parseOffset(match[8]) };
}

const order: readonly DatePrecision[] = ['year', 'month', 'day', 'minute', 'second'];

function precisionOf(parts: DateParts): DatePrecision {
  if (parts.month === undefined) return 'year';
  if (parts.day === undefined) return 'month';
  if (parts.hour === undefined) return 'day';
  return parts.second === undefined ? 'minute' : 'second';
}

/** Cuts the parts down to a precision: a kind may know that a text says more than its source meant, never less. */
export function withPrecision(parts: DateParts, precision: DatePrecision): DateParts {
  const limit = order.indexOf(precision);
  if (order.indexOf(precisionOf(parts)) <= limit) return parts;
  const { year, month, day, hour, minute, offset } = parts;
  if (limit === 0) return { year };
  if (limit === 1) return { year, month };
  return limit === 2 ? { year, month, day } : { year, month, day, hour, minute, offset };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; `Date.UTC` reads the years 0–99 as 1900–1999. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function isCalendarDay(year: number, month: number | undefined, day: number | undefined): boolean {
  if (month === undefined) return true;
  if (month < 1 || month > 12) return false;
  return day === undefined || (day >= 1 && day <= daysInMonth(year, month));
}

function isClockTime(hour = 0, minute = 0, second = 0): boolean {
  // 60 is a leap second.
  return hour <= 23 && minute <= 59 && second <= 60;
}

function parseOffset(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6));
  return text.startsWith('-') ? -minutes : minutes;
}
