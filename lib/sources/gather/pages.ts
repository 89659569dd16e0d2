import 'server-only';
import { addressAtServer, searchAddress, type ServerAddress } from '#/lib/sources/http/address-under-base.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { answerFaults } from '#/lib/sources/http/words.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import type { Searchset } from '#/lib/fhir/answer/bundle.ts';
import { readSearchsetInTurns } from '#/lib/sources/reading/searchset-in-turns.ts';
import { issueEffect, type OutcomeIssue } from '#/lib/fhir/answer/outcome-issues.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';
import { postedSearch } from '#/lib/sources/fetch/posted-search.ts';
import { pageFaults } from './words.ts';

export interface SearchPage {
  /** Starts at 1 again if the search is repeated. */
  readonly number: number;
  readonly searchset: Searchset;
}

export interface PageCaps {
  /** Pages that may still be fetched from this source; shared by its queries. */
  leftPages: number;
  /** Set once it refused a search by POST: GET is used from then on. */
  refusesPost?: true;
}

interface PageSearch {
  readonly connection: Connection;
  readonly query: PlannedQuery;
  readonly requestId: string;
  readonly caps: PageCaps;
}

/**
 * Yields every page of a query. Each `next` is followed as written, relative or absolute, while it stays under the base or an alias of it
 * (standards §4.1). A search whose pages the source forgot meanwhile is repeated once. Throws a SourceFailure where the
 * source, or a limit, ends it early.
 */
export async function* pagesOf(
  connection: Connection,
  query: PlannedQuery,
  requestId: string,
  caps: PageCaps,
): AsyncGenerator<SearchPage, void, undefined> {
  const search: PageSearch = { connection, query, requestId, caps };
  let pageCount = 0;
  try {
    for await (const page of onePass(search)) {
      pageCount += 1;
      yield page;
    }
    return;
  } catch (error) {
    if (pageCount === 0 || !isForgottenSearch(error)) throw error;
  }
  yield* onePass({ ...search, requestId: `${requestId}.again` });
}

/** Epic 4113, and 410 where a search's pages are gone. */
function isForgottenSearch(error: unknown): boolean {
  if (!(error instanceof SourceFailure) || error.failure.kind !== 'answered-error') return false;
  return error.failure.status === 410 || error.failure.codes.includes('4113');
}

async function* onePass({ connection, query, requestId, caps }: PageSearch): AsyncGenerator<SearchPage, void, undefined> {
  const { upstream } = connection;
  const { limits } = upstream;
  // The one more than the limit is the sign that it is reached; what comes along with it is not counted.
  const mostRecords = (limits.resources + 1) * (query.withoutProvenance ? 2 : 1);
  const seen = new Set<string>();
  let address: string | undefined = searchAddress(upstream.url, query.path ?? query.type, query.params);
  for (let number = 1; address !== undefined; number += 1) {
    if (caps.leftPages <= 0) throw new SourceFailure({ kind: 'too-large', limit: 'pages', value: limits.pages });
    caps.leftPages -= 1;
    seen.add(addressAtServer(upstream, address)?.href ?? address);
    const id = `${requestId}.${number}`;
    const first = number === 1 && query.post && !caps.refusesPost;
    const body = await (first
      ? postedSearch(connection, { ...query, requestId: id, mostRecords }, () => (caps.refusesPost = true))
      : fetchFhir(connection, { address, requestId: id, mostRecords }));
    const searchset = await searchsetOf(body, upstream.id);
    try {
      yield { number, searchset };
    } finally {
      connection.answers.letGo(body);
    }
    address = nextAddress(address, upstream, searchset.next, seen);
  }
}

async function searchsetOf(body: unknown, owner: string): Promise<Searchset> {
  const read = await readSearchsetInTurns(body, owner);
  if (read.ok) return read.searchset;
  if (read.why === 'not-a-bundle') throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.noBundle });
  // An OperationOutcome instead of a Bundle is an empty answer that its issues limit.
  return { entries: [], issues: limitingIssues(read.issues) };
}

/** "None found" alone, without a Bundle, is not proof that all was searched. */
function limitingIssues(issues: readonly OutcomeIssue[]): readonly OutcomeIssue[] {
  const isLimited = issues.some((issue) => issueEffect(issue).effect === 'limiting');
  return isLimited ? issues : [...issues, { severity: 'warning', codings: [] }];
}

function nextAddress(page: string, server: ServerAddress, next: string | undefined, seen: ReadonlySet<string>): string | undefined {
  if (next === undefined) return undefined;
  const url = next === '' ? undefined : addressAtServer(server, resolvedAtPage(page, server, next));
  if (!url) throw new SourceFailure({ kind: 'wrong-place', detail: 'next' });
  if (seen.has(url.href)) throw new SourceFailure({ kind: 'unreadable', detail: pageFaults.repeated });
  return url.href;
}

/**
 * Resolves a `next` that is a query alone against its own page: at the base it is another search, and its empty answer would
 * read as the last page (H07). A search session (`_getpages`) is the base's own.
 */
function resolvedAtPage(page: string, server: ServerAddress, next: string): string {
  return next.startsWith('?') && !/[?&]_getpages=/.test(next) ? `${addressAtServer(server, page)?.pathname ?? ''}${next}` : next;
}
