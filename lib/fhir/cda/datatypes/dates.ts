import { decimalAttribute } from './quantity.ts';
import { precisionOf } from '#/lib/fhir/datatypes/clinical-date.ts';
import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { type Element, attributeOf, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { nullFlavor } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { presentOrNone } from './present.ts';

/** HL7 v3 TS: `YYYY[MM[DD[HH[MM[SS[.S]]]]]][±ZZzz]`. */
const pattern = /^(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(\.\d{1,9})?\d*)?)?)?)?)?(?:(Z)|([+-])(\d{1,2}):?(\d\d)?)?$/;

/**
 * A v3 time as a FHIR date or dateTime of the same precision. An hour without minutes has no FHIR form and becomes its
 * day. A text that is no time stays as it came: the reader is shown it as such (H14).
 */
export function dateText(rawValue: string | undefined): string | undefined {
  const text = rawValue?.trim();
  if (text === undefined || text === '') return undefined;
  const match = pattern.exec(text);
  if (match === null) return text;
  const [, year, month, day, hour, minute, second, fraction = '', utc, sign, hours = '', minutes = '00'] = match;
  // Some programs write "no date" as the first day that they can, and "no end" as the last.
  if (year === '0001' || year === '9999') return undefined;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (minute === undefined || hour === undefined) return precisionOf(date) === undefined ? text : date;
  const offset = utc ?? (sign === undefined ? '' : `${sign}${hours.padStart(2, '0')}:${minutes}`);
  const time = `${date}T${hour}:${minute}${second === undefined ? '' : `:${second}${fraction}`}${offset}`;
  return precisionOf(time) === undefined ? text : time;
}

/** Points in time of a TS or IVL_TS. */
export interface TimeInterval {
  /** A point in time, or the centre of an interval. */
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
  /** The interval has ended, at a time that is not known. */
  readonly endedUnknown: boolean;
  /** Length of the interval, in words. */
  readonly width?: string;
}

/** Tells whether an interval was over when its document was written. A later end is planned. */
export function isOverWhenWritten({ end }: TimeInterval, written: string | undefined): boolean {
  return end !== undefined && (written === undefined || end.slice(0, written.length) <= written.slice(0, end.length));
}

export function intervalOf(element: Element | undefined): TimeInterval {
  const high = childNamed(element, 'high');
  const width = childNamed(element, 'width');
  const value = dateText(attributeOf(element, 'value')) ?? dateText(attributeOf(childNamed(element, 'center'), 'value'));
  const start = dateText(attributeOf(childNamed(element, 'low'), 'value'));
  const end = dateText(attributeOf(high, 'value'));
  const length = decimalAttribute(width);
  return {
    ...(value !== undefined && { value }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    // "Not applicable" is how some say that it goes on.
    endedUnknown: end === undefined && high !== undefined && nullFlavor(high) !== undefined && !stillOpen.has(nullFlavor(high) ?? ''),
    ...(length !== undefined && { width: [length, attributeOf(width, 'unit')].filter(Boolean).join(' ') }),
  };
}

const stillOpen = new Set(['NA', 'PINF', 'NI']);

/** The point in time, else the beginning: for what happens at once. */
export function pointOf(element: Element | undefined): string | undefined {
  const { value, start, end } = intervalOf(element);
  return value ?? start ?? end;
}

/** FHIR Period of an interval; a point is its beginning and its end. */
export function periodOf(element: Element | undefined): JsonObject | undefined {
  const { value, start, end } = intervalOf(element);
  return value === undefined ? presentOrNone({ start, end }) : { start: value, end: value };
}

/**
 * `effectiveDateTime` or `effectivePeriod` of an interval, by the stem of the choice element. A beginning alone is a point: that
 * nobody wrote an end does not say that it goes on.
 */
export function dateChoice(stem: string, element: Element | undefined): JsonObject {
  const { value, start, end } = intervalOf(element);
  if (value !== undefined) return { [`${stem}DateTime`]: value };
  if (start !== undefined && end !== undefined && start !== end) return { [`${stem}Period`]: { start, end } };
  if (start !== undefined) return { [`${stem}DateTime`]: start };
  return end === undefined ? {} : { [`${stem}Period`]: { end } };
}
