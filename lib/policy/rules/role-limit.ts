import type { PolicyRule } from '#/lib/policy/model/policy.ts';
import { categoriesHiddenFromRole } from '#/lib/policy/model/role-limit.ts';

/**
 * Withholds the categories that the viewer's role is not shown, at the source's own organisation too. It is said for all patients, as
 * "not shown to your role" (docs/decisions/0077).
 */
export const roleLimit: PolicyRule = {
  name: 'role-limit',
  release: (request, _source, { entry }) => (categoriesHiddenFromRole(request).has(entry.category) ? { verdict: 'withheld' } : undefined),
};
