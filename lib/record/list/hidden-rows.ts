import { categories } from '#/lib/record/model/category.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { computeView } from './compute-view.ts';
import type { ComputedView } from './computed-view.ts';
import { visibilityCodes } from './entry-visibility.ts';
import { receivedEntriesOf } from './received-entries.ts';
import type { ReceivedEntries } from './received-entries.ts';

/** Rows and entries that the reader's ticks and filters take out of the whole list, or out of one category's page. */
export interface HiddenRows {
  /** Number of rows of which no entry is visible. */
  readonly rows: number;
  /** Number of such rows, by month key. */
  readonly byMonth: ReadonlyMap<string, number>;
  /** Number of hidden entries, including those whose row still shows because another source holds it. */
  readonly entries: number;
}

const nothingHidden: HiddenRows = { rows: 0, byMonth: new Map(), entries: 0 };

/** Counts rows of the list as it stands without ticks and filters; waiting entries are in neither list (H21). */
export function hiddenRows(timeline: Timeline, view: View, category?: Category): HiddenRows {
  if (isWhole(view, category)) return nothingHidden;
  const received = receivedEntriesOf(timeline.sources);
  const only = category ? { categories: new Set([category]) } : {};
  const { visibility } = computeView(received, timeline, { ...view, ...only });
  const hidden = hiddenEntries(received, visibility, category);
  if (hidden.entries === 0) return nothingHidden;
  const whole = computeView(received, timeline, { ...wholeView, ...only, ...(view.accepted ? { accepted: view.accepted } : {}) });
  return { entries: hidden.entries, ...countHiddenRows(received, whole, hidden.isHidden) };
}

function isWhole({ unticked, othersOnly, categories, period, since, search }: View, category: Category | undefined): boolean {
  return unticked.size === 0 && !othersOnly && (categories === undefined || category !== undefined) && !period && !since && !search;
}

interface HiddenEntries {
  readonly entries: number;
  /** 1 for a hidden entry, by entry index. */
  readonly isHidden: Uint8Array;
}

function hiddenEntries({ columns, length }: ReceivedEntries, visibility: Uint8Array, category: Category | undefined): HiddenEntries {
  const categoryNumber = category === undefined ? undefined : categories.indexOf(category);
  const isHidden = new Uint8Array(length);
  let entries = 0;
  for (let index = 0; index < length; index += 1) {
    const code = visibility[index];
    if (code !== visibilityCodes.hiddenBySource && code !== visibilityCodes.hiddenByFilter) continue;
    if (categoryNumber !== undefined && columns.category[index] !== categoryNumber) continue;
    isHidden[index] = 1;
    entries += 1;
  }
  return { entries, isHidden };
}

/** Counts rows of the whole list of which every entry is hidden, by the month that the row would stand in. */
function countHiddenRows(
  { length }: ReceivedEntries,
  { rowLead, rowByLead }: ComputedView,
  isHidden: Uint8Array,
): Pick<HiddenRows, 'rows' | 'byMonth'> {
  const hasVisibleEntry = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) {
    const lead = rowLead[index] ?? -1;
    if (lead >= 0 && isHidden[index] !== 1) hasVisibleEntry[lead] = 1;
  }
  const byMonth = new Map<string, number>();
  let rows = 0;
  for (let index = 0; index < length; index += 1) {
    const row = hasVisibleEntry[index] === 1 ? undefined : rowByLead[index];
    if (!row) continue;
    rows += 1;
    const { month } = row.lead.lead;
    if (month !== undefined) byMonth.set(month, (byMonth.get(month) ?? 0) + 1);
  }
  return { rows, byMonth };
}
