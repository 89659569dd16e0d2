import { isKeptByLabel } from '#/lib/policy/model/confidentiality.ts';
import type { PolicyRule } from '#/lib/policy/model/policy.ts';

/**
 * Items labelled restricted leave their own organisation under no general agreement. Only where the source says for
 * all its patients that something may be withheld: silence about one patient would otherwise read as "nothing there".
 */
export const confidentialityLabel: PolicyRule = {
  name: 'confidentiality-label',
  release: (request, source, { labels }) => (isKeptByLabel(request, source, labels) ? { verdict: 'withheld' } : undefined),
};
