import type { AllergyStub, Arrangement } from '#/lib/record/merge/arrangement.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { arrange } from './arrange.ts';
import { listedView } from './listed-view.ts';
import { hiddenRows, type HiddenRows } from './hidden-rows.ts';

/**
 * The list of one page: of the whole record, or of `category`. A category's page is a place and no filter: entries
 * that belong to other pages are neither "hidden by you" nor received here (H21).
 */
export function arrangePage(timeline: Timeline, view: View, category: Category | undefined): Arrangement {
  const hidden = hiddenRows(timeline, view, category);
  if (!category) return countHiddenByMonth(wholeList(timeline, view), hidden);
  const only = new Set([category]);
  const onOtherPages = arrange(timeline, { ...wholeView, categories: only }).counts.hiddenByFilter;
  return countHiddenByMonth(leaveOtherPagesOut(arrange(timeline, { ...view, categories: only }), onOtherPages, category), hidden);
}

/** The list of the whole record: what has a page of its own alone is neither in it nor hidden from it by the reader. */
function wholeList(timeline: Timeline, view: View): Arrangement {
  const listed = listedView(timeline, view);
  const arrangement = arrange(timeline, listed);
  if (listed === view) return arrangement;
  const entriesElsewhere = arrange(timeline, listedView(timeline, wholeView)).counts.hiddenByFilter;
  const { counts } = arrangement;
  const hidden = Math.max(0, counts.hiddenBySource + counts.hiddenByFilter - entriesElsewhere);
  const hiddenBySource = Math.min(counts.hiddenBySource, hidden);
  return {
    ...arrangement,
    counts: { ...counts, received: counts.received - entriesElsewhere, hiddenBySource, hiddenByFilter: hidden - hiddenBySource },
  };
}

function countHiddenByMonth(arrangement: Arrangement, { byMonth }: HiddenRows): Arrangement {
  if (byMonth.size === 0 && arrangement.months.every(({ hidden }) => hidden === 0)) return arrangement;
  return { ...arrangement, months: arrangement.months.map((month) => ({ ...month, hidden: byMonth.get(month.key) ?? 0 })) };
}

function leaveOtherPagesOut(arrangement: Arrangement, onOtherPages: number, category: Category): Arrangement {
  const { counts, allergyStubs } = arrangement;
  const hidden = Math.max(0, counts.hiddenBySource + counts.hiddenByFilter - onOtherPages);
  const hiddenBySource = Math.min(counts.hiddenBySource, hidden);
  const stubs: readonly AllergyStub[] = category === 'allergies' ? allergyStubs : allergyStubs.filter((stub) => stub.hiddenBy !== 'filter');
  return {
    ...arrangement,
    allergyStubs: stubs,
    counts: { ...counts, received: counts.received - onOtherPages, hiddenBySource, hiddenByFilter: hidden - hiddenBySource },
  };
}
