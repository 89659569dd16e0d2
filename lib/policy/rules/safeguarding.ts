import { isSafeguardingShown } from '#/lib/policy/model/agreement.ts';
import type { PolicyRule } from '#/lib/policy/model/policy.ts';

/**
 * Withholds safeguarding flags and access details from every viewer whose role configuration does not name for them, of the source's own
 * organisation too. It is said for all patients, never of one (docs/decisions/0047).
 */
export const safeguarding: PolicyRule = {
  name: 'safeguarding',
  release: (request, _source, { entry }) =>
    entry.category === 'safeguarding' && !isSafeguardingShown(request) ? { verdict: 'withheld' } : undefined,
};
