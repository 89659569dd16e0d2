import { matchingAgreements, isKnownViewer } from '#/lib/policy/model/agreement.ts';
import type { PolicyRule } from '#/lib/policy/model/policy.ts';

/** Asks another organisation's source only under a rule of the configuration's `sharing`. */
export const sharingAgreement: PolicyRule = {
  name: 'sharing-agreement',
  admit: (request, source) => (isKnownViewer(request) && matchingAgreements(request, source).length > 0 ? { verdict: 'ask' } : undefined),
};
