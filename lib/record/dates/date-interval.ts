import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { dayNumber, daysInMonth, parseDateText, withPrecision } from './date-text.ts';
import type { DateParts } from './date-text.ts';

/** From the first to the last millisecond that a date can mean, since 1970 UTC. */
export interface DateInterval {
  readonly from: number;
  readonly to: number;
}

/** From the first to the last wall day, counted since 1970-01-01: a written day needs no zone. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

const minute = 60_000;
const day = 86_400_000;
// Zones reach from UTC−12 to UTC+14: a wall time without its zone can be any of them.
const eastmost = 14 * 60 * minute;
const westmost = 12 * 60 * minute;

/** The instants that a date can mean; undefined when it cannot be read: nothing is guessed (H14). */
export function dateInterval(date: ClinicalDate): DateInterval | undefined {
  return overEnds(
    date,
    partsInterval,
    ({ from }) => from,
    ({ to }) => to,
    (from, to) => ({ from, to }),
  );
}

export function daySpan(date: ClinicalDate): DaySpan | undefined {
  return overEnds(
    date,
    partsDays,
    ({ first }) => first,
    ({ last }) => last,
    (first, last) => ({ first, last }),
  );
}

/** The start where there is one, else the end, in the precision that its kind gives it. */
export function anchorOf(date: ClinicalDate): DateParts | undefined {
  const text = date.start ?? date.end;
  const parts = text === undefined ? undefined : parseDateText(text);
  return parts && withPrecision(parts, date.precision);
}

export function partsInterval(parts: DateParts): DateInterval {
  const { first, last } = partsDays(parts);
  const from = first * day + clock(parts);
  const to = last * day + (parts.hour === undefined ? day : clock(parts) + clockStep(parts)) - 1;
  if (parts.offset === undefined) return { from: from - eastmost, to: to + westmost };
  return { from: from - parts.offset * minute, to: to - parts.offset * minute };
}

export function partsDays(parts: DateParts): DaySpan {
  const { year, month, day: ofMonth } = parts;
  const lastMonth = month ?? 12;
  return { first: dayNumber(year, month ?? 1, ofMonth ?? 1), last: dayNumber(year, lastMonth, ofMonth ?? daysInMonth(year, lastMonth)) };
}

function overEnds<Span>(
  date: ClinicalDate,
  spanOf: (parts: DateParts) => Span,
  firstOf: (span: Span) => number,
  lastOf: (span: Span) => number,
  make: (first: number, last: number) => Span,
): Span | undefined {
  const anchor = anchorOf(date);
  if (!anchor) return undefined;
  const span = spanOf(anchor);
  if (date.start === undefined) return make(-Infinity, lastOf(span));
  if (date.open) return make(firstOf(span), Infinity);
  const end = date.end === undefined ? undefined : parseDateText(date.end);
  // An end before its start is a mistake of the source: neither may leave the span.
  return end ? make(Math.min(firstOf(span), firstOf(spanOf(end))), Math.max(lastOf(span), lastOf(spanOf(end)))) : span;
}

function clock({ hour = 0, minute: minutes = 0, second = 0, milliseconds = 0 }: DateParts): number {
  return (hour * 60 + minutes) * minute + second * 1000 + milliseconds;
}

function clockStep({ second, milliseconds }: DateParts): number {
  if (second === undefined) return minute;
  return milliseconds === undefined ? 1000 : 1;
}
