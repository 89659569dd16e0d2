import type { Capability } from './capability.ts';
import type { PlannedQuery } from './plan.ts';

const provenance = ['_revinclude', 'Provenance:target'] as const;

/** Adds author, time and organisation to the searches of each type whose statement offers them (US Core, basic provenance). */
export function withProvenance(plan: readonly PlannedQuery[], capability: Capability | undefined): readonly PlannedQuery[] {
  return plan.map((query) => {
    if (capability?.offered?.get(query.type)?.reverseIncludes?.has(provenance[1]) !== true) return query;
    const parts = { fallbacks: withProvenance(query.fallbacks, capability) };
    const followUps = query.followUps && { followUps: withProvenance(query.followUps, capability) };
    return { ...query, ...parts, ...followUps, params: [...query.params, provenance], withoutProvenance: query };
  });
}

/** The same searches without it: where the token does not allow Provenance, a server may refuse them whole. */
export const withoutProvenance = (plan: readonly PlannedQuery[]): readonly PlannedQuery[] =>
  plan.map((query) => query.withoutProvenance ?? query);
