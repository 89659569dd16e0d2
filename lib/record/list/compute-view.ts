import type { ClusterRows } from './cluster-rows.ts';
import { rootOf, membersOfSet } from './disjoint-sets.ts';
import type { ReceivedEntries } from './received-entries.ts';
import { emptyComputedView } from './computed-view.ts';
import type { ComputedView } from './computed-view.ts';
import { visibilityCodes, visibilityOf } from './entry-visibility.ts';
import { growTypedArray } from './grow-typed-array.ts';
import { clusterRowsOf } from './make-cluster-rows.ts';
import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { View } from '#/lib/record/model/view.ts';
import { viewKey } from '#/lib/record/model/view-key.ts';

// The list as it is and without ticks and filters, one category, and what the banner and the summary show.
const rememberedViews = 6;

/** What the view shows of this version of the record; drawn on from the version before, where that was drawn. */
export function computeView(corpus: ReceivedEntries, timeline: Timeline, view: View): ComputedView {
  const { table: index, length } = corpus;
  const key = viewKey(view);
  const known = index.computedViews.get(key);
  // An older version than the newest is drawn by itself, and leaves nothing behind.
  const isNewest = index.entries.length === length;
  if (!isNewest) return known?.length === length ? known : computeFromScratch(corpus, timeline, emptyComputedView(view));
  const drawn = known ?? emptyComputedView(view);
  index.computedViews.delete(key);
  index.computedViews.set(key, drawn);
  for (const oldest of index.computedViews.keys()) {
    if (index.computedViews.size <= rememberedViews) break;
    index.computedViews.delete(oldest);
  }
  if (drawn.length === length) return drawn;
  return drawn.length === 0 ? computeFromScratch(corpus, timeline, drawn) : updateComputedView(corpus, timeline, drawn);
}

/** Draws on, before anyone asks, what was asked for of the version before. */
export function updateComputedViews(corpus: ReceivedEntries, timeline: Timeline): void {
  const { table: index, length } = corpus;
  if (index.entries.length !== length) return;
  for (const drawn of index.computedViews.values())
    if (drawn.length > 0 && drawn.length < length) updateComputedView(corpus, timeline, drawn);
}

function computeFromScratch(corpus: ReceivedEntries, timeline: Timeline, drawn: ComputedView): ComputedView {
  const { table: index, length } = corpus;
  growView(drawn, corpus, visibilityOf(corpus, timeline, drawn.view));
  const { starts, slots } = shownByCluster(corpus, drawn.visibility);
  for (let cluster = 0; cluster + 1 < starts.length; cluster += 1) {
    const [from, to] = [starts[cluster] ?? 0, starts[cluster + 1] ?? 0];
    if (to - from > 1) setClusterRows(drawn, corpus, clusterRowsOf(index, cluster, slots.subarray(from, to)));
    else if (to > from) setSingleRow(drawn, corpus, slots[from] ?? 0);
  }
  drawn.length = length;
  return drawn;
}

/** The shown slots, newest first, cluster by cluster: those of cluster `c` are from `starts[c]` to `starts[c + 1]`. */
function shownByCluster(
  { table: index, length, order }: ReceivedEntries,
  fate: Uint8Array,
): { readonly starts: Int32Array; readonly slots: Int32Array } {
  const clusters = new Int32Array(length);
  const ends = new Int32Array(index.clusters.length + 1);
  for (let slot = 0; slot < length; slot += 1) {
    if (fate[slot] !== visibilityCodes.visible) continue;
    const cluster = rootOf(index.clusters, slot);
    clusters[slot] = cluster;
    ends[cluster + 1] = (ends[cluster + 1] ?? 0) + 1;
  }
  for (let cluster = 1; cluster < ends.length; cluster += 1) ends[cluster] = (ends[cluster] ?? 0) + (ends[cluster - 1] ?? 0);
  const starts = ends.slice();
  const slots = new Int32Array(ends.at(-1) ?? 0);
  for (const slot of order) {
    if (fate[slot] !== visibilityCodes.visible) continue;
    const cluster = clusters[slot] ?? 0;
    const at = ends[cluster] ?? 0;
    slots[at] = slot;
    ends[cluster] = at + 1;
  }
  return { starts, slots };
}

/** Only clusters that something new has come into are worked out again. */
function updateComputedView(corpus: ReceivedEntries, timeline: Timeline, drawn: ComputedView): ComputedView {
  const { table: index, length } = corpus;
  const start = drawn.length;
  growView(drawn, corpus, visibilityOf(corpus, timeline, drawn.view, start));
  const touched = new Set<number>();
  for (let slot = start; slot < length; slot += 1)
    if (drawn.visibility[slot] === visibilityCodes.visible) touched.add(rootOf(index.clusters, slot));
  for (const cluster of touched) {
    const shown = membersOfSet(index.clusters, cluster).filter((slot) => drawn.visibility[slot] === visibilityCodes.visible);
    for (const slot of shown) {
      drawn.groupByLead[slot] = undefined;
      drawn.rowByLead[slot] = undefined;
      markMonthChanged(drawn, corpus, slot);
    }
    if (shown.length > 1) setClusterRows(drawn, corpus, clusterRowsOf(index, cluster, Int32Array.from(newestFirst(corpus, shown))));
    else setSingleRow(drawn, corpus, shown[0] ?? 0);
  }
  drawn.length = length;
  return drawn;
}

function newestFirst({ table: { entries: items } }: ReceivedEntries, slots: readonly number[]): readonly number[] {
  return slots.toSorted((a, b) => {
    const [one, other] = [items[a], items[b]];
    return (one && other ? byNewest(one, other) : 0) || a - b;
  });
}

function growView(drawn: ComputedView, { length }: ReceivedEntries, fresh: Uint8Array): void {
  const start = drawn.length;
  drawn.visibility = growTypedArray(drawn.visibility, length);
  drawn.visibility.set(fresh, start);
  drawn.rowLead = growTypedArray(drawn.rowLead, length);
  drawn.rowLead.fill(-1, start, length);
  for (let slot = start; slot < length; slot += 1) {
    drawn.groupByLead.push(undefined);
    drawn.rowByLead.push(undefined);
  }
}

function setSingleRow(drawn: ComputedView, corpus: ReceivedEntries, slot: number): void {
  const group = corpus.table.singleGroups[slot];
  drawn.groupByLead[slot] = group;
  drawn.rowByLead[slot] = group?.singleRow;
  drawn.rowLead[slot] = slot;
  markMonthChanged(drawn, corpus, slot);
}

function setClusterRows(drawn: ComputedView, corpus: ReceivedEntries, { groups, rows }: ClusterRows): void {
  for (const { lead, group } of groups) {
    drawn.groupByLead[lead] = group;
    markMonthChanged(drawn, corpus, lead);
  }
  for (const { lead, placed, slots } of rows) {
    drawn.rowByLead[lead] = placed;
    for (const slot of slots) drawn.rowLead[slot] = lead;
  }
}

function markMonthChanged(drawn: ComputedView, { columns }: ReceivedEntries, slot: number): void {
  drawn.changedMonths.add(columns.month[slot] ?? 0);
}
