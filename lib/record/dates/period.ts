import type { Period } from '#/lib/record/model/view.ts';

/** Lengths of the presets that readers know from other viewers (clinicians §2); "all" has none. */
const presetLengths = {
  all: undefined,
  '2y': { months: 24 },
  '1y': { months: 12 },
  '3m': { months: 3 },
  '1m': { months: 1 },
  '7d': { days: 7 },
} as const;

export type PresetId = keyof typeof presetLengths;

export const presetIds = Object.keys(presetLengths) as readonly PresetId[];

/** The period of a preset, counted back from the server's clock (ISO 8601 instant); a day that a month lacks becomes its last. */
export function presetPeriod(id: PresetId, serverTime: string): Period {
  const length = presetLengths[id];
  if (length === undefined) return {};
  const [year, month, day] = [Number(serverTime.slice(0, 4)), Number(serverTime.slice(5, 7)), Number(serverTime.slice(8, 10))];
  if ('days' in length) return { from: isoDay(Date.UTC(year, month - 1, day - length.days)) };
  const lastDay = new Date(Date.UTC(year, month - length.months, 0)).getUTCDate();
  return { from: isoDay(Date.UTC(year, month - 1 - length.months, Math.min(day, lastDay))) };
}

/** The preset that a period is; undefined for any other period. */
export function presetOf(period: Period, serverTime: string): PresetId | undefined {
  if (period.to) return undefined;
  return presetIds.find((id) => presetPeriod(id, serverTime).from === period.from);
}

export type PeriodEnd = 'from' | 'to';

/** A month of a year; either may not be chosen yet. */
export interface ChosenMonth {
  readonly year?: number;
  /** 1–12 */
  readonly month?: number;
}

/** The month in which a period begins or ends, from its day (`yyyy-mm-dd`). */
export function chosenMonth(day: string | undefined): ChosenMonth {
  return day === undefined ? {} : { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

/**
 * The period with one end set: from the first day of a month, or to its last. A year alone is the whole year, a month
 * alone is this year's. An end on the wrong side of the opposite end removes that one.
 */
export function withEnd(period: Period, end: PeriodEnd, { year, month }: ChosenMonth, serverTime: string): Period {
  const rest: Period = end === 'from' ? (period.to ? { to: period.to } : {}) : period.from ? { from: period.from } : {};
  if (year === undefined && month === undefined) return rest;
  const ofYear = year ?? Number(serverTime.slice(0, 4));
  const day = end === 'from' ? isoDay(Date.UTC(ofYear, (month ?? 1) - 1, 1)) : isoDay(Date.UTC(ofYear, month ?? 12, 0));
  const isCrossed = end === 'from' ? rest.to !== undefined && day > rest.to : rest.from !== undefined && day < rest.from;
  return isCrossed ? { [end]: day } : { ...rest, [end]: day };
}

/** Tells whether a day is the first of its month (`from`) or the last (`to`): then the month's name says it. */
export function isWholeMonth(end: PeriodEnd, day: string): boolean {
  return end === 'from' ? day.endsWith('-01') : withEnd({}, 'to', chosenMonth(day), day).to === day;
}

/** Years to choose from, newest first: from the oldest row's year to the newest row's or the server's. */
export function yearsBetween(oldest: number | undefined, newest: number | undefined, serverTime: string): readonly number[] {
  const thisYear = Number(serverTime.slice(0, 4));
  const last = Math.max(thisYear, newest ?? thisYear);
  const first = Math.min(thisYear, oldest ?? thisYear);
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

/** A quarter of a year. */
export interface CalendarQuarter {
  readonly year: number;
  readonly quarter: 1 | 2 | 3 | 4;
}

/** First and last day of a quarter. */
export function quarterPeriod({ year, quarter }: CalendarQuarter): Required<Period> {
  const firstMonth = quarter * 3 - 2;
  return { from: `${year}-${String(firstMonth).padStart(2, '0')}-01`, to: isoDay(Date.UTC(year, firstMonth + 2, 0)) };
}

/** Tells whether a quarter shares a day with a period that has an end; false for "all time". */
export function isQuarterIn(quarter: CalendarQuarter, period: Period | undefined): boolean {
  if (!period?.from && !period?.to) return false;
  const { from, to } = quarterPeriod(quarter);
  return (!period.from || to >= period.from) && (!period.to || from <= period.to);
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
