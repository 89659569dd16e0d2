import { type Category, categories } from '#/lib/record/model/category.ts';
import type { PolicyRequest } from './policy.ts';

/**
 * Categories that the viewer's role is not shown, of any source: none where no limit names the role. Under several limits only what
 * each of them shows is shown.
 */
export function categoriesHiddenFromRole({ viewer, roleLimits = [] }: PolicyRequest): ReadonlySet<Category> {
  const limits = roleLimits.filter(
    ({ roles, to }) => roles.includes(viewer.role) && (to === undefined || to.includes(viewer.organisation)),
  );
  return new Set(categories.filter((category) => limits.some(({ shows }) => !shows.includes(category))));
}
