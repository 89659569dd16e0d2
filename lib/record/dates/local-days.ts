import type { DatePrecision } from '#/lib/record/model/clinical-date.ts';
import { type DaySpan, partsDays, partsInterval } from './date-interval.ts';
import { parseDateText, withPrecision } from './date-text.ts';
import { localeOffset } from './zone-offset.ts';

const [minuteMs, dayMs] = [60_000, 86_400_000];

/**
 * First and last day (since 1970-01-01) that a date text can mean on the locale's clock: `2026-11` any of thirty. A time without its
 * zone keeps the day that its source wrote; undefined for a text that is no date.
 */
export function localDays(text: string, precision: DatePrecision, locale: string): DaySpan | undefined {
  const parsed = parseDateText(text);
  if (!parsed) return undefined;
  const parts = withPrecision(parsed, precision);
  if (parts.hour === undefined || parts.offset === undefined) return partsDays(parts);
  const instant = partsInterval(parts).from;
  const day = Math.floor((instant + localeOffset(locale)(instant) * minuteMs) / dayMs);
  return { first: day, last: day };
}

/** The one day that a date text means on the locale's clock, as `yyyy-mm-dd`; undefined for a month, a year, or no date. */
export function localDay(text: string | undefined, locale: string): string | undefined {
  const days = text === undefined ? undefined : localDays(text, 'second', locale);
  return days && days.first === days.last ? isoDay(days.first) : undefined;
}

/** `yyyy-mm-dd` of a day counted since 1970-01-01. */
export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
