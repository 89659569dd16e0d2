import { hasEnded } from '#/lib/record/dates/has-ended.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Statuses of an order that forbids nothing, or no longer; any other word, "unknown" and silence included, still forbids (H37). */
const over = new Set([
  'completed',
  'stopped',
  'ended',
  'cancelled',
  'revoked',
  'rejected',
  'draft',
  'entered-in-error',
  'inactive',
  'not-done',
]);

/** Tells whether an entry is an order that forbids and has not ended. `atMs`: milliseconds since 1970. */
export function isForbidding(entry: TimelineEntry, atMs: number): boolean {
  return (
    entry.forbids !== undefined &&
    entry.assertion !== 'removed' &&
    !over.has(entry.status ?? '') &&
    !hasEnded([entry.date, ...entry.otherDates], atMs)
  );
}
