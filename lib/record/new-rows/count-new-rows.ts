import type { PreparedRow } from '#/lib/record/merge/make-group.ts';
import { type Category, listedCategories } from '#/lib/record/model/category.ts';
import type { View } from '#/lib/record/model/view.ts';
import { rowNewness } from '#/lib/record/since/row-newness.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { computeView } from '#/lib/record/list/compute-view.ts';
import { receivedEntriesOf } from '#/lib/record/list/received-entries.ts';

/** Rows of one kind, by their standing to the day since which the reader asks; their sum is what the list shows of the kind. */
export interface KindCounts {
  readonly isNew: number;
  /** Rows whose dates are not exact. */
  readonly mayBeNew: number;
  readonly undated: number;
}

/** Counts of each kind that has rows and stands in lists. */
export type NewRows = ReadonlyMap<Category, KindCounts>;

/** Counts the rows of each kind by ticks and dates, whatever kinds are chosen; without a day, every dated row as new. */
export function countNewRows(timeline: Timeline, { categories: _all, ...view }: View): NewRows {
  const received = receivedEntriesOf(timeline.sources);
  const { rowByLead } = computeView(received, timeline, view);
  const counts = new Map<Category, KindCounts>();
  for (let index = 0; index < received.length; index += 1) {
    const prepared = rowByLead[index];
    const category = prepared?.lead.lead.entry.category;
    if (!prepared || category === undefined || !listedCategories.has(category)) continue;
    const state = stateOf(prepared, view);
    const { isNew, mayBeNew, undated } = counts.get(category) ?? none;
    counts.set(category, {
      isNew: isNew + (state === 'new' ? 1 : 0),
      mayBeNew: mayBeNew + (state === 'may-be-new' ? 1 : 0),
      undated: undated + (state === 'undated' ? 1 : 0),
    });
  }
  return counts;
}

const none: KindCounts = { isNew: 0, mayBeNew: 0, undated: 0 };

function stateOf({ row, lead }: PreparedRow, { since }: View): 'new' | 'may-be-new' | 'undated' {
  if (!since) return lead.lead.order === -Infinity ? 'undated' : 'new';
  const { state } = rowNewness(row, since);
  return state === 'earlier' ? 'undated' : state;
}

/** Rows of a kind, or of all. */
export function rowsOf({ isNew, mayBeNew, undated }: KindCounts): number {
  return isNew + mayBeNew + undated;
}

/** The sum of kinds: of those chosen, or of all. */
export function sumKinds(counts: NewRows, chosen?: ReadonlySet<Category>): KindCounts {
  const kinds = [...counts].filter(([category]) => chosen?.has(category) ?? true).map(([, kind]) => kind);
  const sum = (field: keyof KindCounts) => kinds.reduce((total, kind) => total + kind[field], 0);
  return { isNew: sum('isNew'), mayBeNew: sum('mayBeNew'), undated: sum('undated') };
}
