import 'server-only';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { limitationsOf } from './limitations.ts';
import { pagesOf, type PageCaps } from './pages.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';

/**
 * `Patient/{id}/$everything` for each record matched there: most of it at once, where a source is configured so. It proves
 * nothing by itself, as servers leave out what their compartments do not name: each type is counted afterwards.
 */
export function everythingQueries(ids: ReadonlySet<string>, plan: readonly PlannedQuery[]): readonly PlannedQuery[] {
  const [first] = plan;
  if (!first) return [];
  return [...ids].map((id) => ({
    type: first.type,
    path: `Patient/${id}/$everything`,
    params: [['_count', '200']],
    categories: [],
    fallbacks: [],
    auditKey: `everything ${id}`,
  }));
}

interface Counting {
  readonly run: { readonly connection: Connection };
  /** `Type/id` of what came. */
  readonly received: { readonly seen: ReadonlySet<string> };
  readonly caps: PageCaps;
  readonly otherPatient: boolean;
}

/** The source counts as many of a type as came already: the search itself would bring nothing more. */
export async function isAllHere(query: PlannedQuery, requestId: string, state: Counting): Promise<boolean> {
  const { run, received, caps, otherPatient } = state;
  // The whole of such a type may be a subset by itself: its count says nothing.
  if (query.followUps !== undefined || otherPatient) return false;
  const params = [...query.params.filter(([name]) => !name.startsWith('_')), ['_summary', 'count'] as const];
  const here = [...received.seen].filter((reference) => reference.startsWith(`${query.type}/`)).length;
  try {
    const counting: PlannedQuery = { ...query, params };
    for await (const page of pagesOf(run.connection, counting, `${requestId}.count`, caps))
      return page.searchset.total === here && limitationsOf(page, counting).length === 0;
  } catch {
    // It cannot be counted: it is asked for.
  }
  return false;
}
