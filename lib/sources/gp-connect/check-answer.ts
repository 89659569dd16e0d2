import 'server-only';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { referenceOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { gpConnectVersion } from '#/lib/fhir/gp-connect/version.ts';
import { subjectsOf } from '#/lib/fhir/describe/subject.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { RefusedResource } from '#/lib/record/model/timeline-message.ts';
import { candidateOf } from '#/lib/sources/match/identity/candidate.ts';
import { checkIdentity, type IdentityCheck } from '#/lib/sources/match/identity/check-identity.ts';
import { personDigest } from '#/lib/sources/match/identity/person-digest.ts';
import { refuseResource } from '#/lib/sources/gather/classify-resources.ts';
import { checkSubject, isForeign, type ForeignReason, type RecordSubject } from '#/lib/sources/gather/subject-check.ts';

/** Resources of an answer, each checked for its subject before anything is read out of it (H02). */
export interface CheckedAnswer {
  readonly entries: readonly BundleEntry[];
  readonly refused: readonly ReturnType<typeof refuseResource>[];
  readonly foreign: ForeignReason | undefined;
}

export function checkSubjects(entries: readonly BundleEntry[], subject: RecordSubject): CheckedAnswer {
  const accepted: BundleEntry[] = [];
  const refused: CheckedAnswer['refused'][number][] = [];
  for (const entry of entries) {
    const reason = reasonAgainst(entry, subject);
    if (reason === undefined) accepted.push(entry);
    else refused.push(refusal(entry, reason));
  }
  return { entries: accepted, refused, foreign: foreignAmong(refused) };
}

function foreignAmong(refused: CheckedAnswer['refused']): ForeignReason | undefined {
  const reasons = refused.map(({ refused: { reason } }) => reason);
  return (['other-patient', 'other-address'] as const).find((reason) => reasons.includes(reason));
}

/** Tells whether a whole answer is somebody else's: nothing in it names this patient. */
export const isForOthers = ({ entries, foreign }: CheckedAnswer): boolean =>
  foreign === 'other-patient' && entries.every(({ resource }) => subjectsOf(resource).length === 0);

/** Refuses every resource of an answer whose Patient is certainly someone else. */
export function refuseAll(entries: readonly BundleEntry[]): CheckedAnswer {
  return { entries: [], refused: entries.map((entry) => refusal(entry, 'other-patient')), foreign: 'other-patient' };
}

function reasonAgainst({ resource }: BundleEntry, subject: RecordSubject): RefusedResource['reason'] | undefined {
  if (resourceOf(resource) === undefined) return 'unreadable';
  const verdict = checkSubject(resource, subject, gpConnectVersion);
  return verdict === 'this-patient' ? undefined : isForeign(verdict) ? verdict : 'unreadable';
}

function refusal({ resource }: BundleEntry, reason: RefusedResource['reason']): CheckedAnswer['refused'][number] {
  const read = resourceOf(resource);
  return refuseResource(read, referenceOf(read), reason);
}

export interface DoubtedPerson extends IdentityCheck {
  readonly person: string;
}

/** The Patient that came with the record, compared with the reference identity (GP Connect: consumers always do). */
export function doubtedIdentity(
  entries: readonly BundleEntry[],
  patient: PatientIdentity,
  systems: readonly string[],
): DoubtedPerson | undefined {
  return entries
    .map(({ resource }) => candidateOf(resource))
    .filter((candidate) => candidate !== undefined)
    .map((candidate) => ({ ...checkIdentity(patient, candidate, systems, { head: true }), person: personDigest(candidate) }))
    .find(({ verdict }) => verdict !== 'accept');
}
