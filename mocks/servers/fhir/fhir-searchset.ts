import { operationOutcome } from './fhir-outcome.ts';
import type { PageToken, PageTokens } from './fhir-pages.ts';
import type { FhirResource } from './fhir-resource.ts';
import { includedBy } from './fhir-run.ts';
import type { FhirStore } from './fhir-store.ts';

/** Paging of one server, in which real servers differ. */
export interface ServerPaging {
  /** `relative`: `Observation?_page=…` against the base. `absolute`: `{base}?_getpages=…`. */
  readonly next: 'relative' | 'absolute';
  readonly defaultCount: number;
  readonly maxCount: number;
  readonly total: boolean;
}

export interface SearchsetContext {
  readonly base: string;
  readonly store: FhirStore;
  readonly paging: ServerPaging;
  readonly pages: PageTokens;
  /** Warning on every first page, as an `outcome` entry. */
  readonly warning?: string;
}

/** Writes a page of a search as a searchset Bundle (R4 http.html#paging). */
export function searchsetPage(context: SearchsetContext, { search, offset }: PageToken): unknown {
  const { base, store, paging } = context;
  const size = Math.min(search.query.count ?? paging.defaultCount, paging.maxCount);
  const matches = search.matches.slice(offset, offset + size);
  const included = includedBy(store, search.query, matches, search.allowed);
  const more = size > 0 && offset + size < search.matches.length;
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(paging.total || size === 0 ? { total: search.matches.length } : {}),
    link: [
      { relation: 'self', url: selfLink(base, search.query.type, search.query.honoured) },
      ...(more ? [{ relation: 'next', url: nextLink(context, { search, offset: offset + size }) }] : []),
    ],
    entry: [
      ...matches.map((resource) => entry(base, resource, 'match')),
      ...included.map((resource) => entry(base, resource, 'include')),
      ...(context.warning && offset === 0
        ? [{ resource: operationOutcome('processing', context.warning, 'warning'), search: { mode: 'outcome' } }]
        : []),
    ],
  };
}

const entry = (base: string, resource: FhirResource, mode: 'match' | 'include') => ({
  fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
  resource,
  search: { mode },
});

/** Self link with only the parameters that were honoured, so that a client can see which were not (R4 search.html, 3.1.1.2). */
function selfLink(base: string, type: string, honoured: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams(honoured.map(([name, value]) => [name, value])).toString();
  return query === '' ? `${base}/${type}` : `${base}/${type}?${query}`;
}

function nextLink({ base, paging, pages }: SearchsetContext, next: PageToken): string {
  const { type } = next.search.query;
  const token = pages.issue(next.search, next.offset);
  return paging.next === 'relative' ? `${type}?_page=${token}` : `${base}?_getpages=${token}&_bundletype=${type}`;
}
