import type { DocumentFact } from '#/lib/record/model/readable-document.ts';
import { parseDateText } from './date-text.ts';
import { formatClinicalDate, formatDateText } from './format-date.ts';

/** Whole dates only: a year or a month alone may be a number of something else. */
const dayOrFiner = /^\d{4}-\d\d-\d\d(?:T|$)/;

/** A fact's value with its dates in the reader's format (H15): one day or instant, or a span of two; any other text as sent. */
export function formatFactValue(value: string, locale: string): string {
  const parts = value.split(' to ');
  const areDates = parts.length <= 2 && parts.every((part) => dayOrFiner.test(part) && parseDateText(part) !== undefined);
  return areDates ? parts.map((part) => formatDateText(part, locale)).join(' to ') : value;
}

/** A fact of a document's head with its date in the reader's format: "Dr Ola Hart, 02-Mar-2026 17:15 +01:00". */
export function formatDocumentFact({ value, date }: DocumentFact, locale: string): string {
  return [value, date && formatClinicalDate(date, locale)].filter((part) => part !== undefined && part !== '').join(', ');
}
