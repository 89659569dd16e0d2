import 'server-only';
import { resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import { resourceAddress } from '#/lib/sources/http/address-under-base.ts';
import { candidateOf, type PatientCandidate } from '#/lib/sources/match/identity/candidate.ts';
import { checkIdentity } from '#/lib/sources/match/identity/check-identity.ts';
import type { RecordSubject } from '#/lib/sources/gather/subject-check.ts';

export type PersonVerdict = 'this-patient' | 'other-patient' | 'not-certain';

interface PersonAt {
  readonly connection: Connection;
  readonly subject: RecordSubject;
  readonly requestId: string;
}

export type CheckPerson = (patient: Resource) => Promise<PersonVerdict>;

/**
 * Returns a check of a document's patient, by its head and the rules of matching (standards §3.2). If the organisation knows
 * the patient only by a number of its own, the head is compared with the Patient matched there, read once.
 */
export function personCheck({ patient, systems }: GatherInput, at: PersonAt): CheckPerson {
  const { subject } = at;
  let matched: Promise<readonly PatientCandidate[]> | undefined;
  return async (head) => {
    const candidate = candidateOf({ ...head, id: typeof head.id === 'string' ? head.id : 'head' });
    if (candidate === undefined) return 'not-certain';
    const { verdict } = checkIdentity(patient, candidate, systems, { head: true });
    if (verdict !== 'confirm') return verdict === 'accept' ? 'this-patient' : 'other-patient';
    matched ??= Promise.all([...subject.ids].map((id) => readPatient(at, id))).then((all) => all.flat());
    return (await matched).some((matchedPerson) => isSame(matchedPerson, candidate)) ? 'this-patient' : 'not-certain';
  };
}

/** Compares by every number that the source knows the patient by, as they are one organisation's own. */
function isSame({ identity }: PatientCandidate, candidate: PatientCandidate): boolean {
  const systems = [...new Set(identity.identifiers.map(({ system }) => system))];
  return checkIdentity(identity, candidate, systems, { head: true }).verdict === 'accept';
}

async function readPatient({ connection, requestId }: PersonAt, id: string): Promise<readonly PatientCandidate[]> {
  const address = resourceAddress(connection.upstream.url, { type: 'Patient', id });
  const patient = resourceOf(await fetchFhir(connection, { address, requestId: `${requestId}.patient` }));
  const candidate = patient?.id === id ? candidateOf(patient) : undefined;
  return candidate ? [candidate] : [];
}
