import 'server-only';
import { parseReference, resourcePath, type LiteralReference } from '#/lib/record/model/resource-reference.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { abortFailure } from '#/lib/sources/http/with-abort.ts';
import { resourceAddress } from '#/lib/sources/http/address-under-base.ts';
import type { PatientCandidate } from './candidate.ts';
import type { MatchContext } from './match-method.ts';

export interface Successors {
  readonly patients: readonly unknown[];
  /** A successor was not read: the source may hold this patient under it (H05). */
  readonly lost: boolean;
}

/** Successors that are read: a merge has one, and a source must not make us ask it for thousands. */
const most = 10;

/** Reads the successors of merged records (`link.type=replaced-by`), one step; each is checked like any other candidate. */
export async function readSuccessors(candidates: readonly PatientCandidate[], context: MatchContext): Promise<Successors> {
  const references = new Set(candidates.flatMap(({ replacedBy }) => replacedBy ?? []));
  if (references.size === 0) return { patients: [], lost: false };
  const candidateIds = new Set(candidates.map(({ id }) => id));
  const missing: string[] = [];
  for (const reference of references) {
    if (!candidateIds.has(patientIn(reference)?.id ?? '')) missing.push(reference);
    // Ends at the first one too many: that there are more is known then.
    if (missing.length > most) break;
  }
  const followed = await Promise.all(missing.slice(0, most).map((reference) => readSuccessor(reference, context)));
  const patients = followed.filter((patient) => patient !== undefined);
  return { patients, lost: patients.length < missing.length };
}

function patientIn(text: string): LiteralReference | undefined {
  const reference = parseReference(text);
  return reference?.kind === 'literal' && reference.type === 'Patient' ? reference : undefined;
}

async function readSuccessor(text: string, { connection, requestId }: MatchContext): Promise<unknown> {
  const reference = patientIn(text);
  if (reference === undefined) return undefined;
  try {
    const { base } = reference;
    const address = base === '' ? resourceAddress(connection.upstream.url, reference) : `${base}${resourcePath(reference)}`;
    const patient = resourceOf(await fetchFhir(connection, { address, requestId }));
    return patient?.resourceType === 'Patient' && patient.id === reference.id ? patient : undefined;
  } catch {
    if (connection.deadline.signal.aborted) throw abortFailure(connection.deadline.signal);
    return undefined;
  }
}
