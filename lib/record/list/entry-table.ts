import { categories } from '#/lib/record/model/category.ts';
import type { ClusterRows } from './cluster-rows.ts';
import { addSets, joinSets, emptyDisjointSets } from './disjoint-sets.ts';
import type { DisjointSets } from './disjoint-sets.ts';
import type { ComputedView } from './computed-view.ts';
import { idKey } from '#/lib/record/merge/entry-keys.ts';
import { growTypedArray } from './grow-typed-array.ts';
import { makeSingleGroup } from '#/lib/record/merge/make-group.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';

/**
 * All entries received in one line of versions of a record, by slot: the order in which they came. It only grows, so
 * that each version reads its own first slots of it while the newest is added to; see `corpus.ts`.
 */
export interface EntryTable {
  readonly entries: PreparedEntry[];
  /** As a group of its own; the same object in every arrangement. */
  readonly singleGroups: PreparedGroup[];
  /** Entries whose groups or rows can depend on each other: sharing a key, a row, or one naming the other. */
  readonly clusters: DisjointSets;
  readonly columns: TableColumns;
  /** 1 for an entry that shares a key with another: only these are compared. */
  sharesKey: Uint8Array;
  readonly indexOfId: Map<string, number>;
  /** What was worked out of a cluster, by the slot that stands for it. */
  readonly clusterRows: Map<number, readonly ClusterRows[]>;
  /** Views drawn of it, latest last: what the next version is drawn from. */
  readonly computedViews: Map<string, ComputedView>;
  readonly lookup: TableLookup;
}

/**
 * What walks over all entries ask for. Following each of 50,000 entries' references to learn its category takes 10 ms a
 * walk, reading a column less than one.
 */
export interface TableColumns {
  /** Place in `sources`. */
  source: Uint16Array;
  /** Place in `categories`. */
  category: Uint8Array;
  /** Position of its batch among its source's. */
  batch: Int32Array;
  /** Place in `months`. */
  month: Int32Array;
  readonly sourceIds: string[];
  readonly monthKeys: (string | undefined)[];
  /** Entries, by place in `months`. */
  readonly entriesPerMonth: number[];
}

interface TableLookup {
  readonly firstWithKey: Map<string, number>;
  /** Ids that a report names as its results: the slot of the first that does. */
  readonly firstReportNaming: Map<string, number>;
  /** Ids that an entry names as what it may be one with. */
  readonly firstEntryLinking: Map<string, number>;
  readonly sourceNumbers: Map<string, number>;
  readonly monthNumbers: Map<string | undefined, number>;
}

export function emptyEntryTable(): EntryTable {
  return {
    entries: [],
    singleGroups: [],
    clusters: emptyDisjointSets(),
    columns: {
      source: new Uint16Array(0),
      category: new Uint8Array(0),
      batch: new Int32Array(0),
      month: new Int32Array(0),
      sourceIds: [],
      monthKeys: [],
      entriesPerMonth: [],
    },
    sharesKey: new Uint8Array(0),
    indexOfId: new Map(),
    clusterRows: new Map(),
    computedViews: new Map(),
    lookup: {
      firstWithKey: new Map(),
      firstReportNaming: new Map(),
      firstEntryLinking: new Map(),
      sourceNumbers: new Map(),
      monthNumbers: new Map(),
    },
  };
}

/** Adds a batch of one source; its cost does not depend on how much is there. */
export function addBatch(index: EntryTable, items: readonly PreparedEntry[], batch: number): void {
  const start = index.entries.length;
  addSets(index.clusters, start + items.length);
  growColumns(index.columns, start + items.length);
  index.sharesKey = growTypedArray(index.sharesKey, start + items.length);
  items.forEach((item, offset) => {
    const slot = start + offset;
    index.entries.push(item);
    index.singleGroups.push(makeSingleGroup(item));
    fillColumns(index, slot, item, batch);
    connectEntry(index, slot, item);
  });
}

function growColumns(columns: TableColumns, length: number): void {
  columns.source = growTypedArray(columns.source, length);
  columns.category = growTypedArray(columns.category, length);
  columns.batch = growTypedArray(columns.batch, length);
  columns.month = growTypedArray(columns.month, length);
}

const categoryNumbers = new Map<string, number>(categories.map((category, place) => [category, place]));

function fillColumns({ columns, lookup }: EntryTable, slot: number, item: PreparedEntry, batch: number): void {
  columns.source[slot] = numberFor(lookup.sourceNumbers, columns.sourceIds, item.source);
  const month = numberFor(lookup.monthNumbers, columns.monthKeys, item.month);
  columns.month[slot] = month;
  columns.entriesPerMonth[month] = (columns.entriesPerMonth[month] ?? 0) + 1;
  columns.category[slot] = categoryNumbers.get(item.entry.category) ?? 0;
  columns.batch[slot] = batch;
}

function numberFor<Value>(places: Map<Value, number>, values: Value[], value: Value): number {
  const known = places.get(value);
  if (known !== undefined) return known;
  places.set(value, values.length);
  return values.push(value) - 1;
}

function connectEntry(index: EntryTable, slot: number, { entry, copyKeys: keys, linkKeys: links, rowFold: fold }: PreparedEntry): void {
  const { indexOfId: slotOf, lookup } = index;
  const twin = slotOf.get(entry.id);
  if (twin === undefined) slotOf.set(entry.id, slot);
  else joinSharingKey(index, twin, slot);
  const linked = lookup.firstEntryLinking.get(entry.id);
  if (linked !== undefined) joinSharingKey(index, linked, slot);
  const naming = lookup.firstReportNaming.get(entry.id);
  if (naming !== undefined) joinSharingRow(index, naming, slot);
  for (const key of keys) connectByKey(index, slot, key, joinSharingKey);
  for (const link of links) {
    if (link.startsWith('id ')) connectById(index, slot, link.slice(idKey('').length), lookup.firstEntryLinking, joinSharingKey);
    else connectByKey(index, slot, link, joinSharingKey);
  }
  if (fold !== undefined) connectByKey(index, slot, fold.key, joinSharingRow);
  if (entry.body.shape === 'panel')
    for (const id of entry.body.members) connectById(index, slot, id, lookup.firstReportNaming, joinSharingRow);
}

type JoinPair = (index: EntryTable, one: number, other: number) => void;

function joinSharingKey(index: EntryTable, one: number, other: number): void {
  index.sharesKey[one] = 1;
  index.sharesKey[other] = 1;
  joinSets(index.clusters, one, other);
}

function joinSharingRow({ clusters }: EntryTable, one: number, other: number): void {
  joinSets(clusters, one, other);
}

function connectByKey(index: EntryTable, slot: number, key: string, joinTwo: JoinPair): void {
  const { firstWithKey: firstWith } = index.lookup;
  const first = firstWith.get(key);
  if (first === undefined) firstWith.set(key, slot);
  else joinTwo(index, first, slot);
}

/** The entry that is named may be here, or still come. */
function connectById(index: EntryTable, slot: number, id: string, namers: Map<string, number>, joinTwo: JoinPair): void {
  const named = index.indexOfId.get(id);
  if (named !== undefined) joinTwo(index, named, slot);
  const other = namers.get(id);
  if (other === undefined) namers.set(id, slot);
  else joinTwo(index, other, slot);
}
