import { categories } from '#/lib/record/model/category.ts';
import type { View } from '#/lib/record/model/view.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { entryFilter } from './filter.ts';
import { preparedEntriesOf } from './received-entries.ts';
import type { ReceivedEntries } from './received-entries.ts';

/** Visibility of an entry in a view: exactly one of these (H06, H21). Codes fit a byte, 50,000 of them 50 kB. */
export const visibilityCodes = { visible: 0, hiddenBySource: 1, hiddenByFilter: 2, waiting: 3 } as const;

/**
 * Visibility codes of the entries from index `start` on. An entry that the reader hides does not also wait: a chip
 * promises only rows that it will show.
 */
export function visibilityOf(received: ReceivedEntries, timeline: Timeline, view: View, start = 0): Uint8Array {
  const { columns, length } = received;
  const entries = preparedEntriesOf(received);
  const passesFilter = entryFilter(view);
  const isSourceHidden = columns.sourceIds.map((id) => {
    const state = timeline.sources.get(id);
    return state !== undefined && isHiddenByTicks(state.source, view);
  });
  const acceptedBatches = columns.sourceIds.map((id) => (view.accepted ? (view.accepted.get(id) ?? 0) : Infinity));
  const isCategoryChosen = categories.map((category) => view.categories?.has(category) ?? true);
  const codes = new Uint8Array(length - start);
  for (let index = start; index < length; index += 1) {
    const source = columns.source[index] ?? 0;
    const prepared = passesFilter && entries[index];
    if (isSourceHidden[source]) codes[index - start] = visibilityCodes.hiddenBySource;
    else if (!isCategoryChosen[columns.category[index] ?? 0] || (prepared && !passesFilter(prepared)))
      codes[index - start] = visibilityCodes.hiddenByFilter;
    else if ((columns.batch[index] ?? 0) >= (acceptedBatches[source] ?? 0)) codes[index - start] = visibilityCodes.waiting;
  }
  return codes;
}
