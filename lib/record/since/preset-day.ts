import { isoDay } from '#/lib/record/dates/local-days.ts';
import { daysInMonth } from '#/lib/record/dates/date-text.ts';
import { dayNumberOfText } from '#/lib/record/dates/sort-position.ts';

/** The day 30 days before `today`; both `yyyy-mm-dd`. */
export function thirtyDaysBefore(today: string): string {
  return isoDay((dayNumberOfText(today) ?? 0) - 30);
}

/** The same day a year before `today`; of 29 February the 28th. */
export function yearBefore(today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  return `${year - 1}${today.slice(4, 8)}${String(Math.min(day, daysInMonth(year - 1, month))).padStart(2, '0')}`;
}
