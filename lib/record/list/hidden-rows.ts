import { categories } from '#/lib/record/model/category.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { receivedEntriesOf } from './received-entries.ts';
import type { ReceivedEntries } from './received-entries.ts';
import { computeView } from './compute-view.ts';
import type { ComputedView } from './computed-view.ts';
import { visibilityCodes } from './entry-visibility.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';

/** What the reader's ticks and filters take out of a list: of everything, or of one category, which is a place and no filter. */
export interface HiddenRows {
  /** Rows of which no entry is shown. */
  readonly rows: number;
  /** Their number by month's key. */
  readonly byMonth: ReadonlyMap<string, number>;
  /** Entries, those too whose row is shown because another source holds it. */
  readonly entries: number;
}

const nothing: HiddenRows = { rows: 0, byMonth: new Map(), entries: 0 };

/** Counted on the list as it would be without ticks and filters; what waits is in neither (H21). */
export function hiddenRows(timeline: Timeline, view: View, category?: Category): HiddenRows {
  if (isWhole(view, category)) return nothing;
  const corpus = receivedEntriesOf(timeline.sources);
  const only = category ? { categories: new Set([category]) } : {};
  const { visibility: fate } = computeView(corpus, timeline, { ...view, ...only });
  const hidden = hiddenSlots(corpus, fate, category);
  if (hidden.entries === 0) return nothing;
  const whole = computeView(corpus, timeline, { ...wholeView, ...only, ...(view.accepted ? { accepted: view.accepted } : {}) });
  return { entries: hidden.entries, ...rowsWithout(corpus, whole, hidden.isHidden) };
}

/** "120 rows hidden by you"; of what only thinned out rows that are shown, its entries. */
export function hiddenWords({ rows, entries }: HiddenRows): string | undefined {
  if (rows > 0) return `${formatCountOf(rows, 'row', 'rows')} hidden by you`;
  return entries > 0 ? `${formatCountOf(entries, 'entry', 'entries')} hidden by you` : undefined;
}

function isWhole({ unticked, othersOnly, categories, period, search }: View, category: Category | undefined): boolean {
  return unticked.size === 0 && !othersOnly && (categories === undefined || category !== undefined) && period === undefined && !search;
}

interface Hidden {
  readonly entries: number;
  /** By slot. */
  readonly isHidden: Uint8Array;
}

function hiddenSlots({ columns, length }: ReceivedEntries, fate: Uint8Array, category: Category | undefined): Hidden {
  const place = category === undefined ? undefined : categories.indexOf(category);
  const isHidden = new Uint8Array(length);
  let entries = 0;
  for (let slot = 0; slot < length; slot += 1) {
    if (fate[slot] !== visibilityCodes.hiddenBySource && fate[slot] !== visibilityCodes.hiddenByFilter) continue;
    if (place !== undefined && columns.category[slot] !== place) continue;
    isHidden[slot] = 1;
    entries += 1;
  }
  return { entries, isHidden };
}

/** Rows of the whole list of which every entry is hidden, by the month that they would stand in. */
function rowsWithout(
  { length }: ReceivedEntries,
  { rowLead: rowOf, rowByLead: rowAt }: ComputedView,
  isHidden: Uint8Array,
): Pick<HiddenRows, 'rows' | 'byMonth'> {
  const isSeen = new Uint8Array(length);
  for (let slot = 0; slot < length; slot += 1) {
    const lead = rowOf[slot] ?? -1;
    if (lead >= 0 && isHidden[slot] !== 1) isSeen[lead] = 1;
  }
  const byMonth = new Map<string, number>();
  let rows = 0;
  for (let slot = 0; slot < length; slot += 1) {
    const placed = isSeen[slot] === 1 ? undefined : rowAt[slot];
    if (!placed) continue;
    rows += 1;
    const { month } = placed.lead.lead;
    if (month !== undefined) byMonth.set(month, (byMonth.get(month) ?? 0) + 1);
  }
  return { rows, byMonth };
}
