import 'server-only';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { abortFailure } from '#/lib/sources/http/with-abort.ts';
import { candidateOf } from './candidate.ts';
import type { MatchContext } from './match-method.ts';

export interface WithSuccessors {
  /** Those that came and those that took the place of one of them. */
  readonly patients: readonly unknown[];
  /** A record was replaced by one that could not be read: the source may hold this patient there (H05). */
  readonly lost: boolean;
}

/** Merged records (`link.type=replaced-by`) lead to what took their place: once, and the new one is checked like any other. */
export async function withSuccessors(patients: readonly unknown[], context: MatchContext): Promise<WithSuccessors> {
  const candidates = patients.map(candidateOf);
  const known = new Set(candidates.map((candidate) => candidate?.id));
  const references = new Set(candidates.flatMap((candidate) => candidate?.replacedBy ?? []));
  const followed = await Promise.all(
    [...references].filter((reference) => !known.has(idOf(reference))).map((reference) => readSuccessor(reference, context)),
  );
  const found = followed.filter((patient) => patient !== undefined);
  return { patients: [...patients, ...found], lost: found.length < followed.length };
}

const idOf = (reference: string): string | undefined => /^(?:.*\/)?Patient\/([^/]+)$/.exec(reference)?.[1];

async function readSuccessor(reference: string, { connection, requestId }: MatchContext): Promise<unknown> {
  if (idOf(reference) === undefined) return undefined;
  try {
    const address = reference.startsWith('Patient/') ? `${connection.upstream.url}/${reference}` : reference;
    const patient = resourceOf(await fetchFhir(connection, { address, requestId }));
    return patient?.resourceType === 'Patient' && patient.id === idOf(reference) ? patient : undefined;
  } catch {
    if (connection.deadline.signal.aborted) throw abortFailure(connection.deadline.signal);
    return undefined;
  }
}
