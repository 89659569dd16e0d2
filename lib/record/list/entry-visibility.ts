import { categories } from '#/lib/record/model/category.ts';
import { preparedEntriesOf } from './received-entries.ts';
import type { ReceivedEntries } from './received-entries.ts';
import { entryFilter } from './filter.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { View } from '#/lib/record/model/view.ts';

/** What becomes of an entry: exactly one of these (H06, H21). */
export const visibilityCodes = { visible: 0, hiddenBySource: 1, hiddenByFilter: 2, waiting: 3 } as const;

/** By slot of the corpus, from `start` on. What the reader hides does not also wait: a chip promises only rows that it will show. */
export function visibilityOf(corpus: ReceivedEntries, timeline: Timeline, view: View, start = 0): Uint8Array {
  const { columns, length } = corpus;
  const items = preparedEntriesOf(corpus);
  const passes = entryFilter(view);
  const hidden = columns.sourceIds.map((id) => {
    const state = timeline.sources.get(id);
    return state !== undefined && isHiddenByTicks(state.source, view);
  });
  const accepted = columns.sourceIds.map((id) => (view.accepted ? (view.accepted.get(id) ?? 0) : Infinity));
  const chosen = categories.map((category) => view.categories?.has(category) ?? true);
  const found = new Uint8Array(length - start);
  for (let slot = start; slot < length; slot += 1) {
    const source = columns.source[slot] ?? 0;
    const item = passes && items[slot];
    if (hidden[source]) found[slot - start] = visibilityCodes.hiddenBySource;
    else if (!chosen[columns.category[slot] ?? 0] || (item && !passes(item))) found[slot - start] = visibilityCodes.hiddenByFilter;
    else if ((columns.batch[slot] ?? 0) >= (accepted[source] ?? 0)) found[slot - start] = visibilityCodes.waiting;
  }
  return found;
}
