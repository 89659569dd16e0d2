import { categories } from './category.ts';
import type { Corpus } from './corpus.ts';
import { entryFilter } from './filter.ts';
import { isHiddenByTicks } from './source-summaries.ts';
import type { Timeline } from './timeline.ts';
import type { View } from './view.ts';

/** What becomes of an entry: exactly one of these (H06, H21). */
export const fates = { shown: 0, hiddenBySource: 1, hiddenByFilter: 2, waiting: 3 } as const;

/** By index of the corpus. What the reader hides does not also wait: a chip promises only rows that it will show. */
export function fatesOf({ items, columns }: Corpus, timeline: Timeline, view: View): Uint8Array {
  const passes = entryFilter(view);
  const hidden = columns.sources.map((id) => {
    const state = timeline.sources.get(id);
    return state !== undefined && isHiddenByTicks(state.source, view);
  });
  const accepted = columns.sources.map((id) => (view.accepted ? (view.accepted.get(id) ?? 0) : Infinity));
  const chosen = categories.map((category) => view.categories?.has(category) ?? true);
  const fateOf = (index: number, source: number): number => {
    if (hidden[source]) return fates.hiddenBySource;
    if (!chosen[columns.category[index] ?? 0]) return fates.hiddenByFilter;
    const item = passes && items[index];
    if (item && !passes(item)) return fates.hiddenByFilter;
    return (columns.batch[index] ?? 0) >= (accepted[source] ?? 0) ? fates.waiting : fates.shown;
  };
  return new Uint8Array(columns.source.length).map((_, index) => fateOf(index, columns.source[index] ?? 0));
}
