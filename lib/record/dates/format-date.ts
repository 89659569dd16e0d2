import type { ClinicalDate, DateKind } from '#/lib/record/model/clinical-date.ts';
import { partsInterval } from './date-interval.ts';
import { parseDateText, withPrecision } from './date-text.ts';
import { localeOffset } from './zone-offset.ts';
import type { DateParts } from './date-text.ts';

export interface DateFormatOptions {
  /** Minutes east of UTC in the reader's zone at an instant, by default the locale's; an offset is written only where it differs. */
  readonly viewerOffset?: (instant: number) => number;
}

export interface RowDate {
  /** `21-Nov`, `Nov-2026`, `2026` (en-US: `Nov 21`); the text as sent, where it cannot be read. */
  readonly day: string;
  /** `06:10`, with its zone where that is not the viewer's: `06:10 −05:00` */
  readonly time?: string;
  readonly approximate: boolean;
}

/** Names of the months, January first, by locale: making a formatter takes a hundred times as long as using it. */
const monthNamesByLocale = new Map<string, readonly string[]>();

export function monthNames(locale: string): readonly string[] {
  const remembered = monthNamesByLocale.get(locale);
  if (remembered) return remembered;
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2001, month, 1)));
  monthNamesByLocale.set(locale, names);
  return names;
}

const clockFormats = new Map<string | undefined, Intl.DateTimeFormat>();

/** `20-Nov-2026 06:10`, `11-Nov-2026 to 18-Nov-2026`, `Approx 1998`: the source's wall time, never taken through a time zone. */
export function formatClinicalDate(date: ClinicalDate, locale: string, options?: DateFormatOptions): string {
  const start = date.start === undefined ? undefined : formatDateText(date.start, locale, options, date.precision);
  const end =
    date.end === undefined ? undefined : formatDateText(date.end, locale, options, start === undefined ? date.precision : undefined);
  const text = intervalWords(start, end, date.open === true);
  return date.approximate ? `Approx ${text}` : text;
}

/** A FHIR date, dateTime or instant text in the locale's format; any other text is returned as sent (H14). */
export function formatDateText(
  text: string,
  locale: string,
  options?: DateFormatOptions,
  precision: ClinicalDate['precision'] = 'second',
): string {
  const parts = parseDateText(text);
  if (!parts) return text;
  const stated = withPrecision(parts, precision);
  const time = timeOf(stated, locale, options);
  const day = dayWords(stated, locale);
  return time === undefined ? day : `${day} ${time}`;
}

/** The two lines of a row's date; the year stands in the month's header. */
export function formatRowDate(date: ClinicalDate, locale: string, options?: DateFormatOptions): RowDate {
  const text = date.start ?? date.end ?? '';
  const parts = parseDateText(text);
  const approximate = date.approximate === true;
  if (!parts) return { day: text, approximate };
  const stated = withPrecision(parts, date.precision);
  const time = timeOf(stated, locale, options);
  const day = stated.day === undefined ? dayWords(stated, locale) : shortDay(stated.day, shortMonth(stated.month, locale), locale);
  return { day, ...(time === undefined ? {} : { time }), approximate };
}

/** The header of a month key, with the month's name in the locale: `2026-11` → "November 2026", `2026` → "2026". */
export function formatMonth(key: string, locale: string): string {
  const [year = '', month] = key.split('-');
  const name = monthNames(locale)[Number(month) - 1];
  return name === undefined ? year : `${name} ${year}`;
}

/** Our own instant (never a clinical date) on the viewer's clock: "14:02". */
export function formatClockTime(instant: string, timeZone?: string): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  const format =
    clockFormats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  clockFormats.set(timeZone, format);
  return format.format(time);
}

const kindWords: Readonly<Record<DateKind, string>> = {
  effective: 'taken',
  issued: 'issued',
  onset: 'began',
  ended: 'ended',
  recorded: 'recorded',
  authored: 'written',
  asserted: 'stated',
  occurred: 'given',
  happened: 'happened',
  performed: 'done',
  period: 'from',
  dispensed: 'dispensed',
  created: 'created',
  sent: 'sent',
  received: 'received',
  start: 'starts',
  planned: 'planned',
  'last-occurrence': 'last occurred',
};

/** The word before a date that is not the row's usual one (H16): "recorded 12-Nov-2026, began 1998". */
export function dateKindWord(kind: DateKind): string {
  return kindWords[kind] ?? kind;
}

function intervalWords(start: string | undefined, end: string | undefined, open: boolean): string {
  if (start === undefined) return end === undefined ? 'Not recorded' : `until ${end}`;
  if (open) return `since ${start}`;
  return end === undefined || end === start ? start : `${start} to ${end}`;
}

function dayWords({ year, month, day }: DateParts, locale: string): string {
  if (month === undefined) return fullYear(year);
  const name = shortMonth(month, locale);
  if (day === undefined) return isAmerican(locale) ? `${name} ${fullYear(year)}` : `${name}-${fullYear(year)}`;
  return isAmerican(locale) ? `${shortDay(day, name, locale)}, ${fullYear(year)}` : `${shortDay(day, name, locale)}-${fullYear(year)}`;
}

function shortDay(day: number, month: string, locale: string): string {
  return isAmerican(locale) ? `${month} ${day}` : `${String(day).padStart(2, '0')}-${month}`;
}

/** The first three letters of the month's name: Intl's own short form of September is "Sept" in en-GB. */
function shortMonth(month = 0, locale: string): string {
  return (monthNames(locale)[month - 1] ?? '').slice(0, 3);
}

function fullYear(year: number): string {
  return String(year).padStart(4, '0');
}

function timeOf(parts: DateParts, locale: string, options: DateFormatOptions | undefined): string | undefined {
  if (parts.hour === undefined) return undefined;
  const clock = `${String(parts.hour).padStart(2, '0')}:${String(parts.minute ?? 0).padStart(2, '0')}`;
  const viewerOffset = options?.viewerOffset ?? localeOffset(locale);
  if (parts.offset === undefined || parts.offset === viewerOffset(partsInterval(parts).from)) return clock;
  return `${clock} ${offsetWords(parts.offset)}`;
}

function offsetWords(offset: number): string {
  if (offset === 0) return 'UTC';
  const size = Math.abs(offset);
  return `${offset < 0 ? '−' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

function isAmerican(locale: string): boolean {
  return locale === 'en-US';
}
