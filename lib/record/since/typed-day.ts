import { daysInMonth } from '#/lib/record/dates/date-text.ts';
import { formatDateText, monthNames } from '#/lib/record/dates/format-date.ts';
import { refusalWords } from './words.ts';

/** The day that a reader typed, as `yyyy-mm-dd`, or why it is none. */
export type TypedDay = { readonly day: string } | { readonly refusal: string };

const dayFirst = /^(\d{1,2})[\s./-]*([a-z]+)\.?,?[\s./-]*(\d+)$/i;
const monthFirst = /^([a-z]+)\.?[\s./-]*(\d{1,2})(?:,[\s./-]*|[\s./-]+)(\d+)$/i;
const figuresOnly = /^[\d\s./-]+$/;
const shortestName = 3;
const firstYear = 1880;

/**
 * Reads a day with its month as a word: `18-Nov-2026`, `18 november 2026`, `Nov 18, 2026`. Figures alone are refused, since 03-04 is
 * another day in another country (H15); so is a day that no calendar has, and one after `today` (`yyyy-mm-dd`).
 */
export function readTypedDay(typed: string, { today, locale }: { readonly today: string; readonly locale: string }): TypedDay {
  const text = typed.trim();
  const example = formatDateText(today, locale);
  if (text === '') return { refusal: refusalWords.blank(example) };
  if (figuresOnly.test(text)) return { refusal: refusalWords.figures(example) };
  const [, dayText, name = '', yearText = ''] = dayFirst.exec(text) ?? swapped(monthFirst.exec(text)) ?? [];
  if (dayText === undefined) return { refusal: refusalWords.notRead(text, example) };
  const month = monthNamed(name, locale);
  if (month === undefined) return { refusal: refusalWords.month(name, example) };
  if (yearText.length !== 4) return { refusal: refusalWords.year(example) };
  return checkedDay(Number(dayText), month, Number(yearText), { today, locale });
}

function checkedDay(dayOfMonth: number, month: number, year: number, { today, locale }: { today: string; locale: string }): TypedDay {
  const monthText = `${monthNames(locale)[month - 1]} ${year}`;
  const days = daysInMonth(year, month);
  if (year < firstYear) return { refusal: refusalWords.early(year) };
  if (dayOfMonth < 1 || dayOfMonth > days) return { refusal: refusalWords.noSuchDay(monthText, days) };
  const day = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  return day > today ? { refusal: refusalWords.later(formatDateText(day, locale)) } : { day };
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | undefined {
  return match ? [match[0], match[2], match[1], match[3]] : undefined;
}

function monthNamed(name: string, locale: string): number | undefined {
  if (name.length < shortestName) return undefined;
  const index = monthNames(locale).findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase()));
  return index < 0 ? undefined : index + 1;
}
