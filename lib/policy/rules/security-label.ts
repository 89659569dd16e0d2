import { isKeptByLabel } from '#/lib/policy/model/labels.ts';
import type { PolicyRule } from '#/lib/policy/model/policy.ts';

/**
 * Withholds items whose security labels keep them in their own organisation, whatever the agreement. Only where the source says for
 * all its patients that something may be withheld: silence about one patient would otherwise read as "nothing there".
 */
export const securityLabel: PolicyRule = {
  name: 'security-label',
  release: (request, source, { labels }) => (isKeptByLabel(request, source, labels) ? { verdict: 'withheld' } : undefined),
};
