import { shortDate } from '#/lib/record/dates/short-date.ts';
import { formatRowDate } from '#/lib/record/dates/format-date.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';

export const observationWords = {
  title: 'Observations',
  highestToday: (value: string, time: string) => `highest today ${value}, at ${time}`,
  today: (time: string) => `${time} today`,
  three: (part: string) => `3 in ${part.charAt(0).toLowerCase()}${part.slice(1)}`,
  highest: 'Highest',
  daysSaid: (score: string, days: readonly string[]) => `Highest ${score} of each day: ${days.join(', ')}`,
  none: '–',
  unknown: '?',
  noneSaid: 'none',
  unknownSaid: 'not known',
  oxygenUnknown: 'oxygen not stated',
  newestSet: 'A newer set',
  weight: 'Weight',
  noWeight: 'No weight recorded',
  weightUnknown: 'Weight not known',
} as const;

export interface DateContext {
  readonly locale: string;
  readonly thisYear: string;
}

/** "12:05 today", "20-Nov 22:10", "02-Sep-2025". */
export function momentWords(date: ClinicalDate, isToday: boolean, context: DateContext): string {
  const { time } = formatRowDate(date, context.locale);
  if (isToday) return time === undefined ? 'today' : observationWords.today(time);
  return shortDate(date, { ...context, most: 'minute' });
}
