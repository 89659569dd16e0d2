import { parseDateText } from './date-text.ts';
import { formatDateText } from './format-date.ts';

/** A day or an instant as FHIR writes it; a month only after a word, or in a list, that makes a date of it. Not within a name, number, file or address. */
const date =
  /(?<![\w./-])(?=\d{4}-\d\d)(?<!(?:urn|https?|ftp):\S{0,300})(?:\d{4}-\d\d-\d\d(?:T[\d:.]{1,30}(?:Z|[+-]\d\d:\d\d)?)?|(?:(?<=\b(?:from|until|since|in) )|(?<=, )(?=\d{4}-\d\d(?:,|$)))\d{4}-\d\d)(?![\w/-]|[.:]\w)/g;
const time =
  /(?<![\w./-])(?=\d{4}-\d\d)(?<!(?:urn|https?|ftp):\S{0,300})\d{4}-\d\d-\d\dT[\d:.]{1,30}(?:Z|[+-]\d\d:\d\d)?(?![\w/-]|[.:]\w)/g;
/** Author and date that are put after a note. */
const signature = /\([^()\n]*\)$/;
/** Dates of a note that is composed of a document's parts: "(from 2026-03-14 until 2026-04)". */
const bracketed = /\((?:on|in|from|until) \d{4}-[\dT:.Z+-]+(?: until \d{4}[\dT:.Z+-]*)?\)/g;
const mayHoldDate = /\d{4}-\d\d/;

/** Composed text with its dates in the reader's format (H15): "from 2026-05-01" → "from 01-May-2026"; what is no date stays (H14). */
export function formatDatesIn(text: string, locale: string): string {
  return mayHoldDate.test(text) ? text.replace(date, (match) => dateWords(match, locale)) : text;
}

/**
 * A text as its author wrote it: only instants, which no person writes, the date of its signature, and dates that a server put in
 * brackets with "on", "in", "from" or "until" are put in the reader's format.
 */
export function formatWrittenDates(text: string, locale: string): string {
  if (!mayHoldDate.test(text)) return text;
  return text
    .replace(time, (match) => dateWords(match, locale))
    .replace(signature, (match) => formatDatesIn(match, locale))
    .replace(bracketed, (match) => formatDatesIn(match, locale));
}

function dateWords(match: string, locale: string): string {
  return parseDateText(match) === undefined ? match : formatDateText(match, locale);
}
