import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

// FHIR R4 MedicationRequest and MedicationStatement status; what says neither on nor over counts as unknown (design §8),
// be it a word that this viewer does not know: a medicine is never left out for that (H12).
const running = new Set(['active', 'on-hold']);
// "Ended" is R5's: no longer in force.
const over = new Set(['completed', 'stopped', 'ended', 'cancelled', 'draft', 'intended', 'not-taken', 'entered-in-error']);
const acts = new Set(['prescribed', 'reported']);

/** Active, on hold or of unknown status, and no end date in the past. `now`: milliseconds since 1970. */
export function isCurrentMedicine(entry: TimelineEntry, now: number): boolean {
  if (entry.category !== 'medications' || entry.assertion !== 'affirmed' || entry.withheld) return false;
  if (entry.body.shape !== 'medication' || !acts.has(entry.body.act)) return false;
  const isOver = over.has(entry.status ?? 'unknown') && !isFromRecentDischarge(entry, now);
  return !isOver && !hasEnded(entry, now);
}

const recent = 90 * 86_400_000;

/** A hospital calls its discharge prescription completed when it has handed it over, and the patient goes on taking it (design §8). */
function isFromRecentDischarge({ body, status, date }: TimelineEntry, now: number): boolean {
  if (body.shape !== 'medication' || body.discharge !== true || status !== 'completed') return false;
  const written = date && dateInterval(date);
  return written !== undefined && written.to >= now - recent;
}

/** Its status does not say whether it is still taken: the row says so. */
export function isOfUnknownStatus(entry: TimelineEntry): boolean {
  return !running.has(entry.status ?? 'unknown');
}

/** An end that may still lie ahead, as `2026` in November, has not passed. */
function hasEnded({ date, otherDates }: TimelineEntry, now: number): boolean {
  return [date, ...otherDates].some(
    (each) => each?.end !== undefined && !each.open && (dateInterval({ ...each, start: undefined })?.to ?? now) < now,
  );
}
