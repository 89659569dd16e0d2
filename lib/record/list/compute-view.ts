import { membersOfSet, rootOf } from '#/lib/record/merge/disjoint-sets.ts';
import { growTypedArray } from '#/lib/record/merge/grow-typed-array.ts';
import { memberIds } from '#/lib/record/model/entry-parts.ts';
import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import { viewKey } from '#/lib/record/model/view-key.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { ClusterRows } from './cluster-rows.ts';
import { emptyComputedView } from './computed-view.ts';
import type { ComputedView } from './computed-view.ts';
import { visibilityCodes, visibilityOf } from './entry-visibility.ts';
import { keepLatest } from './keep-latest.ts';
import { clusterRowsOf } from './make-cluster-rows.ts';
import { receivedEntriesOf } from './received-entries.ts';
import type { ReceivedEntries } from './received-entries.ts';

// The list with and without ticks and filters, one category, and the views of the banner and the summary.
const rememberedViews = 6;

/** The view over this version of the record; where the version before was computed, only what was added is computed. */
export function computeView(received: ReceivedEntries, timeline: Timeline, view: View): ComputedView {
  const { table, length } = received;
  const { computedViews } = table;
  const key = viewKey(view);
  const earlier = computedViews.get(key);
  // A version older than the newest is computed alone and not remembered: the table has grown past it.
  const isNewest = table.entries.length === length;
  if (!isNewest) return earlier?.length === length ? earlier : computeFromScratch(received, timeline, emptyComputedView(view));
  const computed = earlier ?? emptyComputedView(view);
  keepLatest(computedViews, key, computed, rememberedViews);
  if (computed.length === length) return computed;
  return computed.length === 0 ? computeFromScratch(received, timeline, computed) : updateComputedView(received, timeline, computed);
}

/**
 * Extends the views of the version before to this timeline ahead of the next drawing: batch by batch as they arrive,
 * so that no drawing waits for all at once. What is shown does not change.
 */
export function precomputeViews(timeline: Timeline): void {
  const received = receivedEntriesOf(timeline.sources);
  const { table, length } = received;
  if (table.entries.length !== length) return;
  for (const computed of table.computedViews.values())
    if (computed.length > 0 && computed.length < length) updateComputedView(received, timeline, computed);
}

function computeFromScratch(received: ReceivedEntries, timeline: Timeline, computed: ComputedView): ComputedView {
  const { table, length } = received;
  growView(computed, received, visibilityOf(received, timeline, computed.view));
  const { starts, entryIndexes } = visibleByCluster(received, computed.visibility);
  for (let cluster = 0; cluster + 1 < starts.length; cluster += 1) {
    const [from, to] = [starts[cluster] ?? 0, starts[cluster + 1] ?? 0];
    if (to - from > 1) setClusterRows(computed, received, clusterRowsOf(table, cluster, entryIndexes.subarray(from, to)));
    else if (to > from) setSingleRow(computed, received, entryIndexes[from] ?? 0);
  }
  computed.length = length;
  return computed;
}

interface EntriesByCluster {
  readonly starts: Int32Array;
  readonly entryIndexes: Int32Array;
}

/**
 * The visible entries cluster by cluster, newest first within each: those of cluster `c` stand from `starts[c]` to
 * `starts[c + 1]`. A counting sort: two walks over integers, without an array for each of thousands of clusters.
 */
function visibleByCluster({ table, length, order }: ReceivedEntries, visibility: Uint8Array): EntriesByCluster {
  const clusters = new Int32Array(length);
  const ends = new Int32Array(table.clusters.length + 1);
  for (let index = 0; index < length; index += 1) {
    if (visibility[index] !== visibilityCodes.visible) continue;
    const cluster = rootOf(table.clusters, index);
    clusters[index] = cluster;
    ends[cluster + 1] = (ends[cluster + 1] ?? 0) + 1;
  }
  for (let cluster = 1; cluster < ends.length; cluster += 1) ends[cluster] = (ends[cluster] ?? 0) + (ends[cluster - 1] ?? 0);
  const starts = ends.slice();
  const entryIndexes = new Int32Array(ends.at(-1) ?? 0);
  for (const index of order) {
    if (visibility[index] !== visibilityCodes.visible) continue;
    const cluster = clusters[index] ?? 0;
    const position = ends[cluster] ?? 0;
    entryIndexes[position] = index;
    ends[cluster] = position + 1;
  }
  return { starts, entryIndexes };
}

/** Recomputes only the clusters that an added entry has joined. */
function updateComputedView(received: ReceivedEntries, timeline: Timeline, computed: ComputedView): ComputedView {
  const { table, length } = received;
  const start = computed.length;
  growView(computed, received, visibilityOf(received, timeline, computed.view, start));
  const changedClusters = new Set<number>();
  for (let index = start; index < length; index += 1) {
    const entry = table.entries[index]?.entry;
    // A hidden head changes the rows of its results, which say what they belong to.
    const isHead = entry !== undefined && memberIds(entry).length > 0;
    if (computed.visibility[index] === visibilityCodes.visible || isHead) changedClusters.add(rootOf(table.clusters, index));
  }
  for (const cluster of changedClusters) {
    const members = membersOfSet(table.clusters, cluster).filter((index) => computed.visibility[index] === visibilityCodes.visible);
    for (const index of members) {
      computed.groupByLead[index] = undefined;
      computed.rowByLead[index] = undefined;
      markMonthChanged(computed, received, index);
    }
    if (members.length > 1)
      setClusterRows(computed, received, clusterRowsOf(table, cluster, Int32Array.from(newestFirst(received, members))));
    else if (members[0] !== undefined) setSingleRow(computed, received, members[0]);
  }
  computed.length = length;
  return computed;
}

function newestFirst({ table: { entries } }: ReceivedEntries, indexes: readonly number[]): readonly number[] {
  return indexes.toSorted((leftIndex, rightIndex) => {
    const [left, right] = [entries[leftIndex], entries[rightIndex]];
    return (left && right ? byNewest(left, right) : 0) || leftIndex - rightIndex;
  });
}

function growView(computed: ComputedView, { length }: ReceivedEntries, addedVisibility: Uint8Array): void {
  const start = computed.length;
  computed.visibility = growTypedArray(computed.visibility, length);
  computed.visibility.set(addedVisibility, start);
  computed.rowLead = growTypedArray(computed.rowLead, length);
  computed.rowLead.fill(-1, start, length);
  for (let index = start; index < length; index += 1) {
    computed.groupByLead.push(undefined);
    computed.rowByLead.push(undefined);
  }
}

function setSingleRow(computed: ComputedView, received: ReceivedEntries, index: number): void {
  const group = received.table.singleGroups[index];
  computed.groupByLead[index] = group;
  computed.rowByLead[index] = group?.singleRow;
  computed.rowLead[index] = index;
  markMonthChanged(computed, received, index);
}

function setClusterRows(computed: ComputedView, received: ReceivedEntries, { groups, rows }: ClusterRows): void {
  for (const { lead, group } of groups) {
    computed.groupByLead[lead] = group;
    markMonthChanged(computed, received, lead);
  }
  for (const { lead, row, entryIndexes } of rows) {
    computed.rowByLead[lead] = row;
    for (const index of entryIndexes) computed.rowLead[index] = lead;
  }
}

function markMonthChanged(computed: ComputedView, { columns }: ReceivedEntries, index: number): void {
  computed.changedMonths.add(columns.month[index] ?? 0);
}
