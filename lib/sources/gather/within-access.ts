import type { TypeAccess } from '#/lib/config/client/type-access.ts';
import type { AnswerLimitation, QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';
import { accessLimits } from './words.ts';

export interface PermittedPlan {
  readonly queries: readonly PlannedQuery[];
  /** Ends of the searches that are not sent, and limits of those that find a part. */
  readonly ends: readonly QueryEnd[];
}

/**
 * Leaves out searches of types that the token does not allow: a server may answer them with an empty list, which would read as
 * "none recorded" (H05). Each says truly whether this service did not ask for the type, or was not granted it. A type that was
 * not asked for is searched where the answer does not state what was granted: what comes is shown, and nothing is no "none".
 */
export function withinAccess(plan: readonly PlannedQuery[], accessTo: ((type: string) => TypeAccess) | undefined): PermittedPlan {
  if (accessTo === undefined) return { queries: plan, ends: [] };
  const limited = plan.map((query) => ({ query, limit: limits[accessTo(query.type)] }));
  return {
    queries: plan.filter(({ type }) => searchable.has(accessTo(type))),
    ends: limited.flatMap(({ query, limit }) => (limit ? [endOf(query, limit)] : [])),
  };
}

const searchable: ReadonlySet<TypeAccess> = new Set(['granted', 'in-part', 'not-stated']);

const endOf = ({ categories, alsoAffects }: PlannedQuery, limit: AnswerLimitation): QueryEnd => ({
  categories: new Set(categories),
  queriedCategories: categories,
  alsoAffects,
  limitations: [limit],
});

const notAsked: AnswerLimitation = { state: 'denied', basis: 'not-asked', why: accessLimits.notAsked, lasting: true };

const limits: Readonly<Record<TypeAccess, AnswerLimitation | undefined>> = {
  granted: undefined,
  'in-part': { state: 'partial', why: accessLimits.inPart, lasting: true },
  'not-granted': { state: 'denied', basis: 'not-granted', why: accessLimits.notGranted, lasting: true },
  'not-asked': notAsked,
  'not-stated': notAsked,
};
