import type { Period } from '#/lib/record/model/view.ts';

/** The presets that readers know from other viewers (clinicians §2): all, 2 years … 7 days. */
export const periods = [
  { id: 'all', name: 'All', spoken: 'All time' },
  { id: '2y', name: '2 yr', spoken: 'Last 2 years' },
  { id: '1y', name: '1 yr', spoken: 'Last year' },
  { id: '3m', name: '3 mo', spoken: 'Last 3 months' },
  { id: '1m', name: '1 mo', spoken: 'Last month' },
  { id: '7d', name: '7 d', spoken: 'Last 7 days' },
] as const;

export type PeriodId = (typeof periods)[number]['id'];

const months: Readonly<Partial<Record<PeriodId, number>>> = { '2y': 24, '1y': 12, '3m': 3, '1m': 1 };

/** The first day of a preset, counted back from the server's clock. */
export function presetPeriod(id: PeriodId, now: string): Period {
  if (id === 'all') return {};
  const [year, month, day] = [Number(now.slice(0, 4)), Number(now.slice(5, 7)), Number(now.slice(8, 10))];
  if (id === '7d') return { from: iso(Date.UTC(year, month - 1, day - 7)) };
  const back = months[id] ?? 0;
  const lastDay = new Date(Date.UTC(year, month - back, 0)).getUTCDate();
  return { from: iso(Date.UTC(year, month - 1 - back, Math.min(day, lastDay))) };
}

/** Which preset a period is, if it is one. */
export function presetOf(period: Period, now: string): PeriodId | undefined {
  if (period.to) return undefined;
  return periods.find(({ id }) => presetPeriod(id, now).from === period.from)?.id;
}

export type End = 'from' | 'to';

/** A month of a year; either may not be chosen yet. */
export interface ChosenMonth {
  readonly year?: number;
  /** 1–12 */
  readonly month?: number;
}

/** The month in which a period begins or ends. */
export function chosenMonth(day: string | undefined): ChosenMonth {
  return day === undefined ? {} : { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

/**
 * The period with one end set: from the first day of a month, or to its last. A year alone is the whole of it, a month
 * alone is this year's. An end that would lie on the wrong side of the other takes the other's place away.
 */
export function withEnd(period: Period, end: End, { year, month }: ChosenMonth, now: string): Period {
  const rest: Period = end === 'from' ? (period.to ? { to: period.to } : {}) : period.from ? { from: period.from } : {};
  if (year === undefined && month === undefined) return rest;
  const ofYear = year ?? Number(now.slice(0, 4));
  const day = end === 'from' ? iso(Date.UTC(ofYear, (month ?? 1) - 1, 1)) : iso(Date.UTC(ofYear, month ?? 12, 0));
  const isCrossed = end === 'from' ? rest.to !== undefined && day > rest.to : rest.from !== undefined && day < rest.from;
  return isCrossed ? { [end]: day } : { ...rest, [end]: day };
}

/** Newest first: from the year of the oldest row to that of the newest or of now. */
export function yearsBetween(oldest: number | undefined, newest: number | undefined, now: string): readonly number[] {
  const thisYear = Number(now.slice(0, 4));
  const last = Math.max(thisYear, newest ?? thisYear);
  const first = Math.min(thisYear, oldest ?? thisYear);
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
