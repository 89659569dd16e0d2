import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

// FHIR R4 condition-clinical: statuses of past problems.
const past = new Set(['inactive', 'remission', 'resolved']);

/**
 * Decides by status; without one, or with an unknown one, a problem whose end has passed, or that is said to be over, is not current.
 * `atMs`: milliseconds since 1970.
 */
export function isCurrentProblem({ assertion, clinicalStatus, isOver, date, otherDates }: TimelineEntry, atMs: number): boolean {
  if (assertion !== 'affirmed') return false;
  if (clinicalStatus !== undefined && clinicalStatus !== 'unknown') return !past.has(clinicalStatus);
  if (isOver === true) return false;
  const end = [date, ...otherDates].find((dated) => dated?.kind === 'ended');
  return end === undefined || (dateInterval(end)?.to ?? Infinity) >= atMs;
}
