import 'server-only';
import { searchAddress } from '#/lib/sources/http/address-under-base.ts';
import type { Connection } from './connection.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { fetchFhir } from './fetch-fhir.ts';
import { profileNamed } from '#/lib/sources/profiles/registry.ts';

/** Statuses of a server without search by POST; 400 answers the search itself. */
const withoutPost = new Set([404, 405, 415, 501]);

export interface SourceSearch {
  readonly type: string;
  readonly params: readonly (readonly [name: string, value: string])[];
  readonly requestId: string;
  /** Entries of a Bundle that are kept. */
  readonly mostRecords?: number | undefined;
}

/**
 * Searches by `POST Type/_search` (FHIR R4 §3.1.1.1.1), so that no patient's number stands in an address or a log of
 * addresses. Falls back to GET where the server has no such search, calling `refused` so that it is not tried again.
 */
export async function postedSearch(
  connection: Connection,
  { type, params, requestId, mostRecords }: SourceSearch,
  refused: () => void,
): Promise<unknown> {
  const { url } = connection.upstream;
  const request = { requestId, mostRecords };
  const form = new URLSearchParams(params.map(([name, value]) => [name, value]));
  try {
    return await fetchFhir(connection, { address: `${url}/${type}/_search`, ...request, form });
  } catch (error) {
    const { failure } = error instanceof SourceFailure ? error : {};
    if (failure?.kind !== 'answered-error' || !withoutPost.has(failure.status)) throw error;
    refused();
    return fetchFhir(connection, { address: searchAddress(url, type, params), ...request });
  }
}

/** Searches for the patient (`Patient?…`), by POST where the source is configured for it and its platform reads a form. */
export function searchPatient(connection: Connection, query: string, requestId: string): Promise<unknown> {
  const { profile, search } = connection.upstream;
  const params = [...new URLSearchParams(query.slice(query.indexOf('?') + 1))];
  if ((profileNamed(profile)?.search ?? search) === 'post')
    return postedSearch(connection, { type: 'Patient', params, requestId }, () => undefined);
  return fetchFhir(connection, { address: `${connection.upstream.url}/${query}`, requestId });
}
