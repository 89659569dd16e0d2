import type { Period } from '#/lib/record/view.ts';

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

/** What is written in a date field, when it is a date. */
export function parseField(text: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
