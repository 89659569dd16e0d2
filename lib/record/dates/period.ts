import type { Period } from '#/lib/record/model/view.ts';

/** A quarter of a year. */
export interface CalendarQuarter {
  readonly year: number;
  readonly quarter: 1 | 2 | 3 | 4;
}

/** First and last day of a quarter. */
export function quarterPeriod({ year, quarter }: CalendarQuarter): Required<Period> {
  const firstMonth = quarter * 3 - 2;
  return {
    from: `${year}-${String(firstMonth).padStart(2, '0')}-01`,
    to: new Date(Date.UTC(year, firstMonth + 2, 0)).toISOString().slice(0, 10),
  };
}

/** Tells whether a quarter shares a day with a period that has an end; false for "all time". */
export function isQuarterIn(quarter: CalendarQuarter, period: Period | undefined): boolean {
  if (!period?.from && !period?.to) return false;
  const { from, to } = quarterPeriod(quarter);
  return (!period.from || to >= period.from) && (!period.to || from <= period.to);
}
