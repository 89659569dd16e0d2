import 'server-only';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { escapeSearchValue, resourceAddress, searchAddress } from '#/lib/sources/http/address-under-base.ts';
import { readSearchsetInTurns } from '#/lib/sources/reading/searchset-in-turns.ts';

export interface ReadById {
  readonly connection: Connection;
  readonly type: string;
  readonly requestId: string;
}

/** Reads of single resources that may still be made; shared by all that read at a source. */
export interface ReadBudget {
  left: number;
}

/** Ids that one search names. */
export const idsAtOnce = 50;

/**
 * Reads resources together by `_id=a,b,c`, then one by one those that did not come, while the budget lasts. One that cannot be read
 * is missing in the result.
 */
export async function readByIds(read: ReadById, ids: readonly string[], budget: ReadBudget): Promise<readonly BundleEntry[]> {
  const together = await readTogether(read, ids).catch(nothing);
  const receivedIds = new Set(together.map(({ resource }) => resourceOf(resource)?.id));
  const rest = ids.filter((id) => !receivedIds.has(id)).slice(0, budget.left);
  budget.left -= rest.length;
  const alone: BundleEntry[] = [];
  for (const id of rest) alone.push(...(await readAlone(read, id).catch(nothing)));
  return [...together, ...alone];
}

const nothing = (): readonly BundleEntry[] => [];

async function readTogether({ connection, type, requestId }: ReadById, ids: readonly string[]): Promise<readonly BundleEntry[]> {
  const address = searchAddress(connection.upstream.url, type, [
    ['_id', ids.map(escapeSearchValue).join(',')],
    ['_count', String(ids.length)],
  ]);
  const read = await readSearchsetInTurns(await fetchFhir(connection, { address, requestId }), connection.upstream.id);
  const wanted = new Set(ids);
  return read.ok ? read.searchset.entries.filter(({ resource }) => wanted.has(String(resourceOf(resource)?.id))) : [];
}

async function readAlone({ connection, type, requestId }: ReadById, id: string): Promise<readonly BundleEntry[]> {
  const address = resourceAddress(connection.upstream.url, { type, id });
  const resource = resourceOf(await fetchFhir(connection, { address, requestId }));
  return resource?.resourceType === type && resource.id === id ? [{ resource }] : [];
}
