import { parseDateText } from './date-text.ts';
import { formatDateText } from './format-date.ts';

/** A year or a month alone may be a number of something else. */
const dayOrFiner = /^\d{4}-\d\d-\d\d(?:T|$)/;

/** What a fact says, with the dates in it written as everywhere else (H15): one day or instant, or a span of two; anything else as it came. */
export function formatFactValue(value: string, locale: string): string {
  const parts = value.split(' to ');
  const areDates = parts.length <= 2 && parts.every((part) => dayOrFiner.test(part) && parseDateText(part) !== undefined);
  return areDates ? parts.map((part) => formatDateText(part, locale)).join(' to ') : value;
}
