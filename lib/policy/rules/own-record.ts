import { isKnownViewer, isOwnSource } from '#/lib/policy/model/agreement.ts';
import type { PolicyRule } from '#/lib/policy/model/policy.ts';

/**
 * Asks without an agreement for a source's own organisation; and for a viewer whose organisation or role is unknown, at
 * the system that launched them, whose own token then decides what they see (design §7).
 */
export const ownRecord: PolicyRule = {
  name: 'own-record',
  admit: (request, source) => {
    const launchedHere = !isKnownViewer(request) && request.launchedFrom === source.id;
    return isOwnSource(request, source) || launchedHere ? { verdict: 'ask' } : undefined;
  },
};
