import { isForbidding } from '#/lib/record/decisions/forbidding.ts';
import { hasEnded } from '#/lib/record/dates/has-ended.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';

/** Medicines that are no current ones, by what they are: an issue or a dose given is no medicine that ended. */
export interface LeftOutMedicines {
  /** Courses that were stopped, completed or cancelled, or whose end is past. */
  readonly ended: number;
  /** Issues and dispenses of courses, current or ended. */
  readonly issues: number;
  readonly given: number;
  /** Drafts, proposals, what is forbidden or said not to be taken, and what is not shared. */
  readonly unordered: number;
}

/** `groups`: those that are neither current nor a statement of none; `atMs`: milliseconds since 1970. */
export function countLeftOut(groups: readonly PreparedGroup[], atMs: number): LeftOutMedicines {
  const byKind = Map.groupBy(groups, (group) => kindOf(group, atMs));
  const count = (kind: keyof LeftOutMedicines): number => byKind.get(kind)?.length ?? 0;
  return { ended: count('ended'), issues: count('issues'), given: count('given'), unordered: count('unordered') };
}

/** "27 ended", "175 issues": what there is, each with its number. */
export function leftOutWords({ ended, issues, given, unordered }: LeftOutMedicines): readonly string[] {
  return [
    ended > 0 ? `${formatCount(ended)} ended` : '',
    issues > 0 ? formatCountOf(issues, 'issue', 'issues') : '',
    given > 0 ? `${formatCount(given)} given` : '',
    unordered > 0 ? formatCountOf(unordered, 'other', 'others') : '',
  ].filter(Boolean);
}

// FHIR R4 MedicationRequest and MedicationStatement status; "ended" is a status of R5.
const endedStatus: ReadonlySet<string> = new Set(['completed', 'stopped', 'ended', 'cancelled']);

function kindOf({ lead: { entry }, members }: PreparedGroup, atMs: number): keyof LeftOutMedicines {
  if (entry.body.shape !== 'medication') return 'unordered';
  const { act } = entry.body;
  if (act === 'issued' || act === 'dispensed') return 'issues';
  if (act === 'given') return 'given';
  if (members.some((member) => isForbidding(member.entry, atMs))) return 'unordered';
  return members.some((member) => isEnded(member.entry, atMs)) ? 'ended' : 'unordered';
}

const isEnded = ({ status = '', date, otherDates }: TimelineEntry, atMs: number): boolean =>
  endedStatus.has(status) || hasEnded([date, ...otherDates], atMs);
