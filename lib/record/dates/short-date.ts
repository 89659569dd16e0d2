import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { formatDateText, formatRowDate } from './format-date.ts';

export interface ShortDateOptions {
  readonly locale: string;
  /** The year that dates may leave out: "2026". */
  readonly thisYear: string;
  /** True where no date may leave its year out: on paper. */
  readonly keepsYear?: boolean;
  /** Precision at most: `year` for problems, `day` where no time is shown. */
  readonly most: 'year' | 'day' | 'minute';
}

/**
 * A date as the Summary writes it (visual-next §1): `18-Nov` in this year, `18-Nov-2025` in others, or the year alone. Of a period its
 * beginning, or "until" its end; text that is no date is returned as sent.
 */
export function shortDate(date: ClinicalDate, { locale, thisYear, most, keepsYear = false }: ShortDateOptions): string {
  const text = date.start ?? date.end ?? '';
  const isThisYear = text.startsWith(`${thisYear}-`);
  const words = wordsOf({ ...date, start: text }, isThisYear, { locale, most, keepsYear });
  const approximate = date.approximate ? `Approx ${words}` : words;
  return date.start === undefined ? `until ${approximate}` : approximate;
}

function wordsOf(
  date: ClinicalDate & { readonly start: string },
  isThisYear: boolean,
  { locale, most, keepsYear }: Required<Omit<ShortDateOptions, 'thisYear'>>,
): string {
  const hasDay = date.precision !== 'year' && date.precision !== 'month';
  if (isThisYear && hasDay && !keepsYear) {
    const { day, time } = formatRowDate(date, locale);
    return most === 'minute' && time !== undefined ? `${day} ${time}` : day;
  }
  if (most === 'minute') return formatDateText(date.start, locale, undefined, date.precision);
  const isYear = date.precision === 'year' || (most === 'year' && !isThisYear);
  return formatDateText(date.start, locale, undefined, isYear ? 'year' : hasDay ? 'day' : 'month');
}
