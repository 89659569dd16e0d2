import { isKnown, isOwn } from '#/lib/policy/model/agreement.ts';
import type { PolicyRule } from '#/lib/policy/model/policy.ts';

/**
 * Who needs no agreement: a source's own organisation; and a viewer whose organisation or role is unknown, for the
 * system that launched them, whose own token then decides what they see (design §7).
 */
export const ownRecord: PolicyRule = {
  name: 'own-record',
  admit: (request, source) => {
    const launchedHere = !isKnown(request) && request.launchedFrom === source.id;
    return isOwn(request, source) || launchedHere ? { verdict: 'ask' } : undefined;
  },
};
