import type { Cell } from './cluster-rows.ts';
import { clusterOf, slotsTogether } from './disjoint-sets.ts';
import type { Corpus } from './received-entries.ts';
import { blankView } from './computed-view.ts';
import type { DrawnView } from './computed-view.ts';
import { fates, fatesOf } from './entry-visibility.ts';
import { grown } from './grow-typed-array.ts';
import { cellOf } from './make-cluster-rows.ts';
import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { View } from '#/lib/record/model/view.ts';
import { viewKey } from '#/lib/record/model/view-key.ts';

// The list as it is and without ticks and filters, one category, and what the banner and the summary show.
const kept = 6;

/** What the view shows of this version of the record; drawn on from the version before, where that was drawn. */
export function drawView(corpus: Corpus, timeline: Timeline, view: View): DrawnView {
  const { index, length } = corpus;
  const key = viewKey(view);
  const known = index.views.get(key);
  // An older version than the newest is drawn by itself, and leaves nothing behind.
  const isNewest = index.items.length === length;
  if (!isNewest) return known?.length === length ? known : drawAll(corpus, timeline, blankView(view));
  const drawn = known ?? blankView(view);
  index.views.delete(key);
  index.views.set(key, drawn);
  for (const oldest of index.views.keys()) {
    if (index.views.size <= kept) break;
    index.views.delete(oldest);
  }
  if (drawn.length === length) return drawn;
  return drawn.length === 0 ? drawAll(corpus, timeline, drawn) : drawOn(corpus, timeline, drawn);
}

/** Draws on, before anyone asks, what was asked for of the version before. */
export function drawAhead(corpus: Corpus, timeline: Timeline): void {
  const { index, length } = corpus;
  if (index.items.length !== length) return;
  for (const drawn of index.views.values()) if (drawn.length > 0 && drawn.length < length) drawOn(corpus, timeline, drawn);
}

function drawAll(corpus: Corpus, timeline: Timeline, drawn: DrawnView): DrawnView {
  const { index, length } = corpus;
  makeRoom(drawn, corpus, fatesOf(corpus, timeline, drawn.view));
  const { starts, slots } = shownByCluster(corpus, drawn.fate);
  for (let cluster = 0; cluster + 1 < starts.length; cluster += 1) {
    const [from, to] = [starts[cluster] ?? 0, starts[cluster + 1] ?? 0];
    if (to - from > 1) drawCell(drawn, corpus, cellOf(index, cluster, slots.subarray(from, to)));
    else if (to > from) drawAlone(drawn, corpus, slots[from] ?? 0);
  }
  drawn.length = length;
  return drawn;
}

/** The shown slots, newest first, cluster by cluster: those of cluster `c` are from `starts[c]` to `starts[c + 1]`. */
function shownByCluster({ index, length, order }: Corpus, fate: Uint8Array): { readonly starts: Int32Array; readonly slots: Int32Array } {
  const clusters = new Int32Array(length);
  const ends = new Int32Array(index.clusters.length + 1);
  for (let slot = 0; slot < length; slot += 1) {
    if (fate[slot] !== fates.shown) continue;
    const cluster = clusterOf(index.clusters, slot);
    clusters[slot] = cluster;
    ends[cluster + 1] = (ends[cluster + 1] ?? 0) + 1;
  }
  for (let cluster = 1; cluster < ends.length; cluster += 1) ends[cluster] = (ends[cluster] ?? 0) + (ends[cluster - 1] ?? 0);
  const starts = ends.slice();
  const slots = new Int32Array(ends.at(-1) ?? 0);
  for (const slot of order) {
    if (fate[slot] !== fates.shown) continue;
    const cluster = clusters[slot] ?? 0;
    const at = ends[cluster] ?? 0;
    slots[at] = slot;
    ends[cluster] = at + 1;
  }
  return { starts, slots };
}

/** Only clusters that something new has come into are worked out again. */
function drawOn(corpus: Corpus, timeline: Timeline, drawn: DrawnView): DrawnView {
  const { index, length } = corpus;
  const start = drawn.length;
  makeRoom(drawn, corpus, fatesOf(corpus, timeline, drawn.view, start));
  const touched = new Set<number>();
  for (let slot = start; slot < length; slot += 1) if (drawn.fate[slot] === fates.shown) touched.add(clusterOf(index.clusters, slot));
  for (const cluster of touched) {
    const shown = slotsTogether(index.clusters, cluster).filter((slot) => drawn.fate[slot] === fates.shown);
    for (const slot of shown) {
      drawn.groupAt[slot] = undefined;
      drawn.rowAt[slot] = undefined;
      markStale(drawn, corpus, slot);
    }
    if (shown.length > 1) drawCell(drawn, corpus, cellOf(index, cluster, Int32Array.from(newestFirst(corpus, shown))));
    else drawAlone(drawn, corpus, shown[0] ?? 0);
  }
  drawn.length = length;
  return drawn;
}

function newestFirst({ index: { items } }: Corpus, slots: readonly number[]): readonly number[] {
  return slots.toSorted((a, b) => {
    const [one, other] = [items[a], items[b]];
    return (one && other ? byNewest(one, other) : 0) || a - b;
  });
}

function makeRoom(drawn: DrawnView, { length }: Corpus, fresh: Uint8Array): void {
  const start = drawn.length;
  drawn.fate = grown(drawn.fate, length);
  drawn.fate.set(fresh, start);
  drawn.rowOf = grown(drawn.rowOf, length);
  drawn.rowOf.fill(-1, start, length);
  for (let slot = start; slot < length; slot += 1) {
    drawn.groupAt.push(undefined);
    drawn.rowAt.push(undefined);
  }
}

function drawAlone(drawn: DrawnView, corpus: Corpus, slot: number): void {
  const group = corpus.index.alone[slot];
  drawn.groupAt[slot] = group;
  drawn.rowAt[slot] = group?.placed;
  drawn.rowOf[slot] = slot;
  markStale(drawn, corpus, slot);
}

function drawCell(drawn: DrawnView, corpus: Corpus, { groups, rows }: Cell): void {
  for (const { lead, group } of groups) {
    drawn.groupAt[lead] = group;
    markStale(drawn, corpus, lead);
  }
  for (const { lead, placed, slots } of rows) {
    drawn.rowAt[lead] = placed;
    for (const slot of slots) drawn.rowOf[slot] = lead;
  }
}

function markStale(drawn: DrawnView, { columns }: Corpus, slot: number): void {
  drawn.stale.add(columns.month[slot] ?? 0);
}
