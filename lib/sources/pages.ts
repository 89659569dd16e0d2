import 'server-only';
import { placeUnder, searchUnder } from './base.ts';
import type { Connection } from './connection.ts';
import { SourceFailure } from './failure.ts';
import { fetchFhir } from './fetch-fhir.ts';
import { readSearchset, type Searchset } from '#/lib/fhir/bundle.ts';
import { issueEffect, type OutcomeIssue } from '#/lib/fhir/outcome-issues.ts';
import type { PlannedQuery } from './plan/plan.ts';

export interface Page {
  readonly number: number;
  readonly searchset: Searchset;
}

export interface PageCaps {
  /** Pages that this source may still be asked for; shared by its queries. */
  leftPages: number;
}

/**
 * Every page of a query, following each `next` as it was written, relative or absolute, while it stays under the
 * base (standards §4.1). Throws a SourceFailure where the source, or a limit, ends it early.
 */
export async function* pagesOf(
  connection: Connection,
  query: PlannedQuery,
  requestId: string,
  caps: PageCaps,
): AsyncGenerator<Page, void, undefined> {
  const { url: base, limits } = connection.upstream;
  const seen = new Set<string>();
  let address: string | undefined = searchUnder(base, query.type, query.params);
  for (let number = 1; address !== undefined; number += 1) {
    if (caps.leftPages <= 0) throw new SourceFailure({ kind: 'too-large', limit: 'pages', value: limits.pages });
    caps.leftPages -= 1;
    seen.add(placeUnder(base, address)?.href ?? address);
    const searchset: Searchset = searchsetOf(await fetchFhir(connection, { address, requestId: `${requestId}.${number}` }));
    yield { number, searchset };
    address = nextAddress(base, searchset.next, seen);
  }
}

function searchsetOf(body: unknown): Searchset {
  const read = readSearchset(body);
  if (read.ok) return read.searchset;
  if (read.why === 'not-a-bundle') throw new SourceFailure({ kind: 'unreadable', what: 'a search was asked and no Bundle came' });
  // An OperationOutcome instead of a Bundle: all that it says limits the answer, and nothing came.
  return { entries: [], issues: onlyWarnings(read.issues) };
}

/** "None found" alone, without a Bundle, is not proof that all was searched. */
function onlyWarnings(issues: readonly OutcomeIssue[]): readonly OutcomeIssue[] {
  const told = issues.some((issue) => issueEffect(issue).effect === 'limiting');
  return told ? issues : [...issues, { severity: 'warning', codings: [] }];
}

function nextAddress(base: string, next: string | undefined, seen: ReadonlySet<string>): string | undefined {
  if (next === undefined) return undefined;
  const url = placeUnder(base, next);
  if (!url) throw new SourceFailure({ kind: 'wrong-place', what: 'next' });
  if (seen.has(url.href)) throw new SourceFailure({ kind: 'unreadable', what: 'its pages went round in a circle' });
  return url.href;
}
