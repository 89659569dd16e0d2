import type { ClinicalDate, DateKind, DatePrecision } from '#/lib/record/model/clinical-date.ts';
import { listOf, objectOf } from '#/lib/fhir/resource/json.ts';

/**
 * FHIR R4 §2.24.0.1 date, dateTime and instant; seconds and offset may be missing, as some servers leave them out. The year 1 is
 * how some programs write that there is no date.
 */
const pattern = /^((?!0001)\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** The precision of a FHIR date text; undefined when there is no such day, month or time (1961-04-93). */
export function precisionOf(text: string): DatePrecision | undefined {
  return isPlainTime(text) ? (text.startsWith('00', 17) ? 'minute' : 'second') : checkedPrecision(text);
}

/** The form in which most times come, `2026-11-21T08:40:00+00:00` or `Z`, in ranges that need no calendar: seen without taking it apart. */
const plainTime =
  /^(?!0001)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]0\d:[0-5]\d)$/;

const isPlainTime = (text: string): boolean => text.length >= 20 && plainTime.test(text);

function checkedPrecision(text: string): DatePrecision | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, offset] = match;
  if (!isDay(Number(year), month, day) || !isTime(hour, minute, second, offset)) return undefined;
  if (hour !== undefined) return second === undefined || second === '00' ? 'minute' : 'second';
  if (day !== undefined) return 'day';
  return month === undefined ? 'year' : 'month';
}

/** A date, dateTime, instant, Period or Timing as a clinical date of the given kind; undefined when it holds no valid date. */
export function clinicalDateOf(value: unknown, kind: DateKind): ClinicalDate | undefined {
  if (typeof value === 'string') {
    const start = value.trim();
    const precision = precisionOf(start);
    return precision && { start, precision, kind };
  }
  const object = objectOf(value);
  if (object === undefined) return undefined;
  const bounds = objectOf(objectOf(object.repeat)?.boundsPeriod);
  return object.event === undefined && bounds === undefined ? periodOf(object, kind) : timingDate(object.event, bounds, kind);
}

/** FHIR R4 Period: no end means still going on; an invalid bound is left out here and kept as a fact by the caller. */
function periodOf(period: Readonly<Record<string, unknown>>, kind: DateKind): ClinicalDate | undefined {
  const start = validText(period.start);
  const end = validText(period.end);
  if (start !== undefined) {
    const open = period.end === undefined && ({ open: true } as const);
    return { start, ...(end === undefined ? open : { end }), precision: precisionOf(start) ?? 'day', kind };
  }
  return end === undefined ? undefined : { end, precision: precisionOf(end) ?? 'day', kind };
}

function timingDate(event: unknown, bounds: Readonly<Record<string, unknown>> | undefined, kind: DateKind): ClinicalDate | undefined {
  const times = listOf(event)
    .map(validText)
    .filter((text) => text !== undefined);
  const [first] = times;
  if (first === undefined) return bounds && periodOf(bounds, kind);
  const last = times.at(-1);
  return { start: first, ...(last !== undefined && last !== first && { end: last }), precision: precisionOf(first) ?? 'day', kind };
}

/** The date texts within a value that are no dates: shown as they came, never guessed at (H14). */
export function invalidDates(value: unknown): readonly string[] {
  if (typeof value === 'string') return precisionOf(value.trim()) === undefined && value.trim() !== '' ? [value.trim()] : [];
  const object = objectOf(value);
  if (object === undefined) return value === undefined || value === null ? [] : [JSON.stringify(value).slice(0, 200)];
  const bounds = objectOf(objectOf(object.repeat)?.boundsPeriod);
  const parts = [object.start, object.end, bounds?.start, bounds?.end, ...listOf(object.event)];
  return parts.filter((part) => typeof part === 'string').flatMap(invalidDates);
}

function validText(value: unknown): string | undefined {
  return typeof value === 'string' && precisionOf(value.trim()) !== undefined ? value.trim() : undefined;
}

function isDay(year: number, month: string | undefined, day: string | undefined): boolean {
  if (month === undefined) return true;
  const number = Number(month);
  if (number < 1 || number > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysIn(year, number));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isTime(hour = '00', minute = '00', second = '00', offset = 'Z'): boolean {
  // A leap second is 60; offsets go from -14:00 to +14:00.
  const zone = offset === 'Z' || (Number(offset.slice(1, 3)) <= 14 && Number(offset.slice(4)) <= 59);
  return Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 60 && zone;
}
