import 'server-only';
import { resourcePath } from '#/lib/record/model/resource-reference.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import type { ResourceIntake } from './intake.ts';
import { limitationsOf } from './limitations.ts';
import { pagesOf, type PageCaps } from './pages.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';

/**
 * Returns `Patient/{id}/$everything` for each matched Patient: most of the record at once. The answer proves nothing about
 * completeness, as servers leave out what their compartments do not name: each type is counted afterwards.
 */
export function everythingQueries(ids: ReadonlySet<string>, plan: readonly PlannedQuery[]): readonly PlannedQuery[] {
  const [first] = plan;
  if (!first) return [];
  return [...ids].map((id) => ({
    type: first.type,
    path: `${resourcePath({ type: 'Patient', id })}/$everything`,
    params: [['_count', '200']],
    categories: [],
    fallbacks: [],
    auditKey: `everything ${id}`,
  }));
}

interface Counting {
  readonly run: { readonly connection: Connection };
  readonly intake: Pick<ResourceIntake, 'received' | 'foreign'>;
  readonly caps: PageCaps;
}

/** Asks the source to count a query's matches. Returns true if all of them came already, so that the search would bring no more. */
export async function isAllHere(query: PlannedQuery, requestId: string, state: Counting): Promise<boolean> {
  const { run, intake, caps } = state;
  // A query with follow-ups may be answered with a subset: its count proves nothing.
  if (query.followUps !== undefined || intake.foreign) return false;
  const params = [...query.params.filter(([name]) => !name.startsWith('_')), ['_summary', 'count'] as const];
  const cameCount = [...intake.received.seen].filter((reference) => reference.startsWith(`${query.type}/`)).length;
  try {
    const counting: PlannedQuery = { ...query, params };
    for await (const page of pagesOf(run.connection, counting, `${requestId}.count`, caps))
      return page.searchset.total === cameCount && limitationsOf(page, counting).length === 0;
  } catch {
    // A type that cannot be counted is queried.
  }
  return false;
}
