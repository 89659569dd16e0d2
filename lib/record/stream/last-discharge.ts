import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { Timeline } from './timeline.ts';

/** FHIR R4 and R5 encounter-status of a stay that is over. */
const overStatuses: ReadonlySet<string> = new Set(['finished', 'discharged', 'completed']);

/**
 * The day (`yyyy-mm-dd`) on which the newest finished inpatient stay ended, at any source, today or earlier by the server's
 * clock; undefined where none with a full date is known. A ward's part of a longer stay is no discharge.
 */
export function lastDischarge(timeline: Timeline): string | undefined {
  const today = timeline.hello?.at.slice(0, 10) ?? '';
  let newest: string | undefined;
  for (const { batches } of timeline.sources.values()) {
    for (const entry of batches.flat()) {
      const day = isDischarge(entry) ? (entry.date?.end ?? '').slice(0, 10) : '';
      if (day.length === 10 && day <= today && (newest === undefined || day > newest)) newest = day;
    }
  }
  return newest;
}

function isDischarge({ isAdmission, partOf, assertion, status, date }: TimelineEntry): boolean {
  return isAdmission === true && partOf === undefined && assertion === 'affirmed' && date?.open !== true && overStatuses.has(status ?? '');
}
