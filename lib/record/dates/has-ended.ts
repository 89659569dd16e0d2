import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { partsInterval } from './date-interval.ts';
import { parseDateText } from './date-text.ts';

/** Tells whether the end of one of the dates has passed at `atMs` (milliseconds since 1970); `2026` has not in November 2026. */
export function hasEnded(dates: readonly (ClinicalDate | undefined)[], atMs: number): boolean {
  return dates.some((period) => {
    const end = period?.open ? undefined : parseDateText(period?.end ?? '');
    return end !== undefined && partsInterval(end).to < atMs;
  });
}
