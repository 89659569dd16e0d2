import 'server-only';
import { parseReference, resourcePath, type LiteralReference } from '#/lib/record/model/resource-reference.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { abortFailure } from '#/lib/sources/http/with-abort.ts';
import { resourceAddress } from '#/lib/sources/http/address-under-base.ts';
import { candidateOf } from './candidate.ts';
import type { MatchContext } from './match-method.ts';

export interface WithSuccessors {
  /** The patients received, and the successors of those that were replaced. */
  readonly patients: readonly unknown[];
  /** A successor could not be read: the source may hold this patient under it (H05). */
  readonly lost: boolean;
}

/** Adds the successors of merged records (`link.type=replaced-by`), one step; each is checked like any other candidate. */
export async function withSuccessors(patients: readonly unknown[], context: MatchContext): Promise<WithSuccessors> {
  const candidates = patients.map(candidateOf);
  const candidateIds = new Set(candidates.map((candidate) => candidate?.id));
  const references = new Set(candidates.flatMap((candidate) => candidate?.replacedBy ?? []));
  const followed = await Promise.all(
    [...references]
      .filter((reference) => !candidateIds.has(patientIn(reference)?.id))
      .map((reference) => readSuccessor(reference, context)),
  );
  const successors = followed.filter((patient) => patient !== undefined);
  return { patients: [...patients, ...successors], lost: successors.length < followed.length };
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
