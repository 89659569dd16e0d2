import 'server-only';
import { resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import { resourceAddress } from '#/lib/sources/http/address-under-base.ts';
import { candidateOf, type PatientCandidate } from '#/lib/sources/match/identity/candidate.ts';
import { checkIdentity } from '#/lib/sources/match/identity/check-identity.ts';
import type { Subject } from '#/lib/sources/gather/subject-check.ts';

export type PersonVerdict = 'this-patient' | 'other-patient' | 'not-certain';

interface PersonAt {
  readonly connection: Connection;
  readonly subject: Subject;
  readonly requestId: string;
}

export type CheckPerson = (patient: Resource) => Promise<PersonVerdict>;

/**
 * Whose document it is, by its head and by the same rules as matching (standards §3.2). A document of an organisation
 * that knows the patient by a number of its own alone is compared with the Patient matched there, read once.
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
    return (await matched).some((there) => isSame(there, candidate)) ? 'this-patient' : 'not-certain';
  };
}

/** Every number that the source itself knows the patient by tells people apart here: it is one organisation's own. */
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
