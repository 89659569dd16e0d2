import { listedCategories } from '#/lib/record/model/category.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/**
 * The view of a list of the whole record: without what stands on its own page alone. Only a reader whose role is named for it is sent
 * any, so that every other view stays as it is.
 */
export function listedView({ hello }: Pick<Timeline, 'hello'>, view: View): View {
  if (hello?.safeguarding !== true) return view;
  const chosen = [...(view.categories ?? listedCategories)].filter((category) => listedCategories.has(category));
  return { ...view, categories: new Set(chosen) };
}
