import type { Entered } from './entered-identifier.ts';

export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Day, month and year as typed → FHIR date, or what is wrong with it. */
export function enteredDate({ day, month, year }: TypedDate): Entered {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()];
  if (!d || !m || !y) return { ok: false, why: 'Enter the day, month and year of birth.' };
  if (!/^\d{4}$/.test(y)) return { ok: false, why: 'Enter the year of birth with four digits.' };
  if (!/^\d{1,2}$/.test(d) || !/^\d{1,2}$/.test(m)) return { ok: false, why: 'Enter day and month as numbers, such as 5 and 11.' };
  const text = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return real ? { ok: true, value: text } : { ok: false, why: 'There is no such date. Check day and month.' };
}
