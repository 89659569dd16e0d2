import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';

/** Tells whether a date is a day of this year: it fits its column, and needs no year. */
export function isCloseDate(date: ClinicalDate, thisYear: string): boolean {
  const hasDay = date.precision !== 'year' && date.precision !== 'month';
  return hasDay && (date.start ?? '').startsWith(`${thisYear}-`);
}
