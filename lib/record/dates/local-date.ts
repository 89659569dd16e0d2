import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { anchorOf, partsInterval } from './date-interval.ts';
import { localeOffset } from './zone-offset.ts';

const minuteMs = 60_000;

/**
 * The date on the clock of the locale, for a screen on which all times are local: `03:05Z` of a summer's day in en-GB is
 * 04:05+01:00. A date without an hour or without a zone stays as its source wrote it.
 */
export function localDate(date: ClinicalDate, locale: string): ClinicalDate {
  const parts = anchorOf(date);
  if (parts?.hour === undefined || parts.offset === undefined) return date;
  const instant = partsInterval(parts).from;
  const offset = localeOffset(locale)(instant);
  const { end: _, ...rest } = date;
  return { ...rest, start: wallText(instant, offset) };
}

function wallText(instant: number, offset: number): string {
  const size = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
  return `${new Date(instant + offset * minuteMs).toISOString().slice(0, 19)}${zone}`;
}

const twoDigits = (figure: number): string => String(figure).padStart(2, '0');
