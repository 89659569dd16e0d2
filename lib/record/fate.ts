import type { Corpus } from './corpus.ts';
import { filterOf } from './filter.ts';
import { isHiddenByTicks } from './source-summaries.ts';
import type { Timeline } from './timeline.ts';
import type { View } from './view.ts';

/** What becomes of an entry: exactly one of these (H06, H21). */
export const fates = { shown: 0, hiddenBySource: 1, hiddenByFilter: 2, waiting: 3 } as const;

/** By index of the corpus. What the reader hides does not also wait: a chip promises only rows that it will show. */
export function fatesOf({ items }: Corpus, timeline: Timeline, view: View): Uint8Array {
  const passes = filterOf(view);
  const hiddenSources = new Set(
    [...timeline.sources.values()].filter(({ source }) => isHiddenByTicks(source, view)).map(({ source }) => source.id),
  );
  const { accepted } = view;
  return Uint8Array.from(items, (item) => {
    if (hiddenSources.has(item.source)) return fates.hiddenBySource;
    if (!passes(item)) return fates.hiddenByFilter;
    return accepted !== undefined && item.batch >= (accepted.get(item.source) ?? 0) ? fates.waiting : fates.shown;
  });
}
