import 'server-only';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { isSafeguardingShown } from '#/lib/policy/model/agreement.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import { categoriesHiddenFromRole } from '#/lib/policy/model/role-limit.ts';
import { notShownToRole } from '#/lib/policy/model/words.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';

/** The source as it is asked for this viewer: nothing of a category that their role is not shown. */
export function withoutHidden(source: SourceConfig, policy: PolicyRequest): SourceConfig {
  const hidden = categoriesHiddenFromRole(policy);
  return hidden.size === 0 ? source : { ...source, never: [...new Set([...source.never, ...hidden])] };
}

/** States that tell of the whole source why nothing came: they are as true of a hidden category. */
const ofWholeSource: ReadonlySet<Outcome['state']> = new Set(['withheld', 'failed', 'unmatched', 'skipped']);

/**
 * Outcomes as they are sent to the viewer's role: a hidden category says that it is hidden, never that there is none; of safeguarding
 * nothing is said to a role that is not named for it.
 */
export function outcomesForRole(outcomes: ReadonlyMap<Category, Outcome>, policy: PolicyRequest): ReadonlyMap<Category, Outcome> {
  const hidden = categoriesHiddenFromRole(policy);
  const hiding: Outcome = { state: 'withheld', basis: 'role', why: notShownToRole };
  const toldOutcomes = [...outcomes].filter(([category]) => category !== 'safeguarding' || isSafeguardingShown(policy));
  return new Map(
    toldOutcomes.map(([category, outcome]) => [category, hidden.has(category) && !ofWholeSource.has(outcome.state) ? hiding : outcome]),
  );
}
