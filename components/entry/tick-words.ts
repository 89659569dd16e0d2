import { formatDateText, formatRowDate } from '#/lib/record/dates/format-date.ts';

const day = 86_400_000;

/** Label of a tick of an axis of time, as short as its span in milliseconds allows; points carry their whole date. */
export function tickWords(date: Date, span: number, locale: string): string {
  const text = date.toISOString();
  if (span > 3 * 365 * day) return text.slice(0, 4);
  if (span > 100 * day) return formatDateText(text.slice(0, 7), locale);
  if (span > 3 * day) return formatRowDate({ start: text.slice(0, 10), precision: 'day', kind: 'effective' }, locale).day;
  return text.slice(11, 16) === '00:00'
    ? formatRowDate({ start: text.slice(0, 10), precision: 'day', kind: 'effective' }, locale).day
    : text.slice(11, 16);
}
