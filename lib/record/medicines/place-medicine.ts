import { isForbidding } from '#/lib/record/decisions/forbidding.ts';
import { hasEnded } from '#/lib/record/dates/has-ended.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { isCurrentMedicine, wasCurrentAtDeath } from './standing/current-medicine.ts';

/** The one place in which a medicine stands. */
export type MedicinePlace = 'current' | 'ended' | 'do-not-give' | 'unclear';

/** Reason why a record about a medicine says neither that it is taken nor that it ended. */
export type UnclearReason =
  | 'in-error'
  | 'not-shared'
  | 'statement'
  | 'not-taken'
  | 'not-yet'
  | 'not-handed-over'
  | 'without-order'
  | 'being-given'
  | 'not-a-medicine'
  | 'other';

export interface PlacedMedicine {
  readonly group: PreparedGroup;
  readonly place: MedicinePlace;
  /** Present where the place is `unclear`. */
  readonly reason?: UnclearReason;
}

/** Moment by which medicines are sorted. */
export interface MedicineTime {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** The patient's death by the banner, FHIR dateTime or true. */
  readonly died: string | true | undefined;
}

/**
 * Puts a group of copies in exactly one place: what forbids first, then what any source still calls taken, then what ended. Everything
 * else is recorded, but unclear, with its reason: nothing is lost, and nothing unclear is called taken or ended.
 */
export function placeMedicine(group: PreparedGroup, { atMs, died }: MedicineTime): PlacedMedicine {
  const entries = group.members.map(({ entry }) => entry);
  const isTaken = (entry: TimelineEntry): boolean =>
    isCurrentMedicine(entry, atMs) || (typeof died === 'string' && wasCurrentAtDeath(entry, died));
  if (entries.some((entry) => isForbidding(entry, atMs))) return { group, place: 'do-not-give' };
  if (entries.some(isTaken)) return { group, place: 'current' };
  const reason = reasonUnclear(group.lead.entry);
  if (reason !== undefined) return { group, place: 'unclear', reason };
  return entries.some((entry) => isEnded(entry, atMs)) ? { group, place: 'ended' } : { group, place: 'unclear', reason: 'other' };
}

// FHIR R4 MedicationRequest, MedicationStatement, MedicationDispense and MedicationAdministration status; "ended" is a status of R5.
const endedStatus: ReadonlySet<string> = new Set(['completed', 'stopped', 'ended', 'cancelled']);
const notYet: ReadonlySet<string> = new Set(['draft', 'intended', 'preparation']);
const running: ReadonlySet<string> = new Set(['in-progress', 'on-hold', 'active', 'unknown']);

function reasonUnclear({ assertion, withheld, status = 'unknown', body, forbids }: TimelineEntry): UnclearReason | undefined {
  if (assertion === 'removed') return 'in-error';
  if (withheld) return 'not-shared';
  if (assertion === 'none-known' || assertion === 'not-known') return 'statement';
  if (body.shape !== 'medication') return 'not-a-medicine';
  if (notYet.has(status)) return 'not-yet';
  if (assertion === 'denied' && forbids === undefined)
    return body.act === 'dispensed' || body.act === 'given' ? 'not-handed-over' : 'not-taken';
  if (body.act === 'issued' || body.act === 'dispensed') return 'without-order';
  return body.act === 'given' && running.has(status) ? 'being-given' : undefined;
}

/** Tells whether a status or a date says that it is over; a dose that was given is over once it is given. */
function isEnded({ status = '', date, otherDates }: TimelineEntry, atMs: number): boolean {
  return endedStatus.has(status) || hasEnded([date, ...otherDates], atMs);
}
