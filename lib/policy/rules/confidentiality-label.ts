import { isKeptByLabel } from '#/lib/policy/model/confidentiality.ts';
import type { PolicyRule } from '#/lib/policy/model/policy.ts';

/**
 * Withholds items labelled restricted from other organisations, whatever the agreement. Only where the source says for
 * all its patients that something may be withheld: silence about one patient would otherwise read as "nothing there".
 */
export const confidentialityLabel: PolicyRule = {
  name: 'confidentiality-label',
  release: (request, source, { labels }) => (isKeptByLabel(request, source, labels) ? { verdict: 'withheld' } : undefined),
};
