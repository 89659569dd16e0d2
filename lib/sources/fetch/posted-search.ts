import 'server-only';
import { searchAddress } from '#/lib/sources/http/address-under-base.ts';
import type { Connection } from './connection.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { fetchFhir } from './fetch-fhir.ts';
import { profileNamed } from '#/lib/sources/profiles/registry.ts';

/** What a server answers that has no search by POST at all; 400 is an answer to the search itself. */
const withoutPost = new Set([404, 405, 415, 501]);

export interface Search {
  readonly type: string;
  readonly params: readonly (readonly [name: string, value: string])[];
  readonly requestId: string;
}

/**
 * `POST Type/_search` (FHIR R4 §3.1.1.1.1): no number of a patient stands in an address, or in a log of addresses. A server
 * that has no such search is asked by GET, and `refused` is told so that it is not tried again.
 */
export async function postedSearch(connection: Connection, { type, params, requestId }: Search, refused: () => void): Promise<unknown> {
  const { url } = connection.upstream;
  const form = new URLSearchParams(params.map(([name, value]) => [name, value]));
  try {
    return await fetchFhir(connection, { address: `${url}/${type}/_search`, requestId, form });
  } catch (error) {
    const { failure } = error instanceof SourceFailure ? error : {};
    if (failure?.kind !== 'answered-error' || !withoutPost.has(failure.status)) throw error;
    refused();
    return fetchFhir(connection, { address: searchAddress(url, type, params), requestId });
  }
}

/** One search for the patient, `Patient?…`: by POST where the source is configured so and its platform reads a form. */
export function searchPatient(connection: Connection, query: string, requestId: string): Promise<unknown> {
  const { profile, search } = connection.upstream;
  const params = [...new URLSearchParams(query.slice(query.indexOf('?') + 1))];
  if ((profileNamed(profile)?.search ?? search) === 'post')
    return postedSearch(connection, { type: 'Patient', params, requestId }, () => undefined);
  return fetchFhir(connection, { address: `${connection.upstream.url}/${query}`, requestId });
}
