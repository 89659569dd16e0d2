import { randomBytes } from 'node:crypto';
import type { FhirResource } from './fhir-resource.ts';
import type { SearchQuery } from './fhir-query.ts';

/** A search whose pages are being read. */
export interface RunningSearch {
  readonly query: SearchQuery;
  readonly matches: readonly FhirResource[];
  /** The patient the search was allowed for; its pages are given to nobody else. */
  readonly allowed: string | undefined;
}

export interface PageToken {
  readonly search: RunningSearch;
  readonly offset: number;
}

/** Random page tokens, the oldest forgotten first, as at servers whose search sessions expire. */
export interface PageTokens {
  readonly issue: (search: RunningSearch, offset: number) => string;
  readonly find: (token: string) => PageToken | undefined;
}

/** Page tokens kept in memory. */
export function pageTokens(limit = 5_000): PageTokens {
  const tokens = new Map<string, PageToken>();
  return {
    issue: (search, offset) => {
      const token = randomBytes(18).toString('base64url');
      tokens.set(token, { search, offset });
      const oldest = tokens.size > limit ? tokens.keys().next().value : undefined;
      if (oldest !== undefined) tokens.delete(oldest);
      return token;
    },
    find: (token) => tokens.get(token),
  };
}
