import type { Since } from '#/lib/record/model/view.ts';
import { yearBefore } from './preset-day.ts';
import type { RecordDays } from './record-days.ts';

/**
 * The day from which the Summary counts what is new: the last discharge; where that is more than a year ago, or there was none, the
 * last contact. Undefined where neither is known.
 */
export function summarySince({ discharge, lastContact }: RecordDays, clock: Pick<Since, 'today' | 'locale'>): Since | undefined {
  const isRecent = discharge !== undefined && discharge.day >= yearBefore(clock.today);
  if (lastContact && !isRecent && lastContact.day > (discharge?.day ?? ''))
    return { ...clock, preset: 'last-contact', day: lastContact.day };
  return discharge && { ...clock, preset: 'discharge', day: discharge.day };
}
