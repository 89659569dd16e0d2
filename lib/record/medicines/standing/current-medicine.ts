import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import { hasEnded } from '#/lib/record/dates/has-ended.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

// FHIR R4 MedicationRequest and MedicationStatement status. A status that is neither running nor over counts as unknown
// (design §8), even a word that this viewer does not know: no medicine is left out for it (H12).
const running = new Set(['active', 'on-hold']);
// "Ended" is a status of R5.
const over = new Set(['completed', 'stopped', 'ended', 'cancelled', 'draft', 'intended', 'not-taken', 'entered-in-error']);
const acts = new Set(['prescribed', 'proposed', 'reported']);

/** Active, on hold or of unknown status, and no end date in the past. `atMs`: milliseconds since 1970. */
export function isCurrentMedicine(entry: TimelineEntry, atMs: number): boolean {
  if (entry.category !== 'medications' || entry.assertion !== 'affirmed' || entry.withheld) return false;
  if (entry.body.shape !== 'medication' || !acts.has(entry.body.act)) return false;
  const isOver = over.has(entry.status ?? 'unknown') && !isFromRecentDischarge(entry, atMs);
  return !isOver && !hasEnded([entry.date, ...entry.otherDates], atMs);
}

/**
 * Says of one medicine, or of one sort, that it is not taken ("No OTC medications"): neither a medicine that ended nor the absence of
 * all (H13). An order that forbids is no such statement.
 */
export function isDeniedMedicine(entry: TimelineEntry, atMs: number): boolean {
  if (entry.assertion !== 'denied' || entry.cautions.some(({ type }) => type === 'do-not-give')) return false;
  return isCurrentMedicine({ ...entry, assertion: 'affirmed' }, atMs);
}

// Statuses that a record system gives to what a patient took when it closes their orders.
const closed = new Set(['completed', 'stopped', 'ended']);

/** Was taken when the patient died: an order that ended on the day of death or later did not end before it. `diedAt`: FHIR dateTime. */
export function wasCurrentAtDeath(entry: TimelineEntry, diedAt: string): boolean {
  const death = dateInterval({ start: diedAt.slice(0, 10), precision: 'day', kind: 'effective' });
  if (death === undefined) return false;
  const { status, ...statusless } = entry;
  const isClosedAfter = closed.has(status ?? '') && [entry.date, ...entry.otherDates].some((date) => date?.end !== undefined);
  return isCurrentMedicine(isClosedAfter ? { ...statusless, status: 'active' } : entry, death.from);
}

const recent = 90 * 86_400_000;

/** A hospital calls its discharge prescription completed when it has handed it over, and the patient goes on taking it (design §8). */
function isFromRecentDischarge({ body, status, date }: TimelineEntry, atMs: number): boolean {
  if (body.shape !== 'medication' || body.discharge !== true || status !== 'completed') return false;
  const written = date && dateInterval(date);
  return written !== undefined && written.to >= atMs - recent;
}

/** Tells whether the status leaves open if the medicine is, or was at death, still taken: the row says so. */
export function isOfUnknownStatus({ status = 'unknown' }: TimelineEntry, isAtDeath = false): boolean {
  return !running.has(status) && !(isAtDeath && closed.has(status));
}
