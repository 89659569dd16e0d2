import 'server-only';
import { z } from 'zod';
import { AuditServerFailure, type AuditServer } from './fhir-server.ts';

const searchset = z.object({
  resourceType: z.literal('Bundle'),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).optional(),
  entry: z.array(z.object({ resource: z.unknown(), search: z.looseObject({ mode: z.string().optional() }).optional() })).optional(),
});

const pageTimeoutMs = 60_000;
const mostPages = 100_000;

/** Parameters of a search of AuditEvents, by name. */
export type TrailParams = readonly (readonly [name: string, value: string])[];

export interface TrailPage {
  readonly resources: readonly unknown[];
  /** Search that the server made, as it says itself; undefined where it does not say. */
  readonly self: string | undefined;
}

interface PageOptions {
  readonly isStrict?: boolean;
  /** Ends the reading, beside the time limit of each page. */
  readonly signal?: AbortSignal;
}

/**
 * Reads the answer to a search of AuditEvents page by page. Throws an AuditServerFailure for an answer that is no searchset, and for a
 * next link that leaves the server or repeats itself.
 */
export async function* trailPages(server: AuditServer, params: TrailParams, options: PageOptions = {}): AsyncGenerator<TrailPage> {
  const { isStrict = false, signal } = options;
  const visited = new Set<string>();
  let path: string | undefined = searchPath([...params, ['_count', '500']]);
  while (path !== undefined) {
    if (visited.has(path) || visited.size >= mostPages) throw new AuditServerFailure('PAGES_REPEATED');
    visited.add(path);
    const limit = AbortSignal.timeout(pageTimeoutMs);
    const { status, body } = await server.request({ path, isStrict, signal: signal ? AbortSignal.any([signal, limit]) : limit });
    if (status !== 200) throw new AuditServerFailure(`HTTP_${status}`);
    const { success, data } = searchset.safeParse(body);
    if (!success) throw new AuditServerFailure('NO_SEARCHSET');
    const links = data.link ?? [];
    // An OperationOutcome about the search itself stands among the matches of some servers.
    const matches = (data.entry ?? []).filter(({ search }) => search?.mode !== 'outcome');
    yield { resources: matches.map(({ resource }) => resource), self: links.find(({ relation }) => relation === 'self')?.url };
    path = nextPath(
      server.base,
      links.find(({ relation }) => relation === 'next'),
    );
  }
}

/** Address of a search below the server's base. */
export const searchPath = (params: TrailParams): string =>
  `AuditEvent?${params.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;

/** Path of the next page below the base; our credentials go nowhere else. */
function nextPath(base: string, next: { readonly url: string } | undefined): string | undefined {
  if (!next) return undefined;
  const url = new URL(next.url, `${base}/`);
  const isRoot = url.origin === new URL(base).origin && url.pathname === new URL(base).pathname;
  if (isRoot) return url.search;
  if (!url.href.startsWith(`${base}/`)) throw new AuditServerFailure('NEXT_ELSEWHERE');
  return url.href.slice(base.length + 1);
}
