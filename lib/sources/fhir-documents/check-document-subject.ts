import 'server-only';
import type { DocumentBundle } from '#/lib/fhir/ips/read-document.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import type { IdentityDifference } from '#/lib/record/model/patient.ts';
import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import { candidateOf } from '#/lib/sources/match/identity/candidate.ts';
import { checkIdentity } from '#/lib/sources/match/identity/check-identity.ts';
import { personDigest } from '#/lib/sources/match/identity/person-digest.ts';
import { checkSubject, type ForeignReason, type RecordSubject } from '#/lib/sources/gather/subject-check.ts';

/** Verdict on a document's own Patient: no operation is trusted unchecked (H02). */
export type DocumentSubject =
  /** `subject` includes the document's own names for this patient. */
  | { readonly type: 'this-patient'; readonly subject: RecordSubject }
  | { readonly type: ForeignReason }
  /** No Patient is named, or too little of one. */
  | { readonly type: 'not-said' }
  | { readonly type: 'unconfirmed'; readonly differences: readonly IdentityDifference[]; readonly person: string };

/** Compares the Patient of `Composition.subject` with the reference identity, whatever was matched. */
export function checkDocumentSubject(
  document: DocumentBundle,
  input: GatherInput,
  matched: RecordSubject,
  version: Version,
): DocumentSubject {
  const at = document.resolve(document.composition.subject);
  const patient = at === undefined ? undefined : resourceOf(document.entries[at]?.resource);
  if (patient?.resourceType !== 'Patient') {
    // Without a Patient in the document, its reference must be to the Patient matched here.
    const verdict = checkSubject(document.composition, matched, version);
    return verdict === 'this-patient' ? { type: verdict, subject: matched } : { type: verdict };
  }
  const candidate = candidateOf(patient);
  if (candidate === undefined) return { type: 'not-said' };
  const { verdict, differences } = checkIdentity(input.patient, candidate, input.systems, { head: true });
  if (verdict === 'refuse') return { type: 'other-patient' };
  const person = personDigest(candidate);
  if (verdict === 'confirm' && !matched.ids.has(candidate.id) && !input.accepted?.has(person))
    return { type: 'unconfirmed', differences, person };
  const fullUrl = document.entries[at ?? 0]?.fullUrl;
  const names = new Set([...(matched.names ?? []), ...(fullUrl === undefined ? [] : [fullUrl])]);
  return { type: 'this-patient', subject: { ...matched, ids: new Set([...matched.ids, candidate.id]), names } };
}
