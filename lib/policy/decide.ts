import type { Admission, LabelledEntry, PolicyRequest, PolicySource, Release } from './policy.ts';
import { policyRules } from './rules/registry.ts';

/** Before any query: may this source be asked for this viewer? Nothing is shared unless a rule says so. */
export function admit(request: PolicyRequest, source: PolicySource): Admission {
  for (const rule of policyRules) {
    const admission = rule.admit?.(request, source);
    if (admission) return admission;
  }
  return {
    verdict: 'withheld',
    basis: 'source',
    why: `${source.name} does not share with your organisation and role. It may hold a record.`,
  };
}

/** After the answer: may this entry leave? A source that was admitted shows what no rule keeps back. */
export function release(request: PolicyRequest, source: PolicySource, labelled: LabelledEntry): Release {
  for (const rule of policyRules) {
    const decision = rule.release?.(request, source, labelled);
    if (decision) return decision;
  }
  return { verdict: 'shown', entry: labelled.entry };
}
