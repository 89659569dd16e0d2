import { scrollWithinPane } from '#/components/ui/show-place.ts';
import type { Category } from '#/lib/record/model/category.ts';

/** Id of the heading of a category's matches, or of what is said of the patient. */
export const foundHeadId = (category: Category | 'patient'): string => `found-${category}`;

/** Leads to the first row of a category, or to the first of all, with its heading in sight. */
export function jumpToFound(category: Category | 'patient' | undefined): void {
  const head = category === undefined ? document.querySelector<HTMLElement>('.found-head') : document.getElementById(foundHeadId(category));
  if (!head) return;
  scrollWithinPane(head, 'top');
  head.closest('section')?.querySelector<HTMLElement>('.found-row')?.focus({ preventScroll: true });
}
