import { categories } from '#/lib/record/model/category.ts';
import type { Cell } from './cluster-rows.ts';
import { addSlots, joinSlots, noClusters } from './disjoint-sets.ts';
import type { Clusters } from './disjoint-sets.ts';
import type { DrawnView } from './computed-view.ts';
import { idKey } from '#/lib/record/merge/entry-keys.ts';
import { grown } from './grow-typed-array.ts';
import { aloneGroup } from '#/lib/record/merge/make-group.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';

/**
 * All entries received in one line of versions of a record, by slot: the order in which they came. It only grows, so
 * that each version reads its own first slots of it while the newest is added to; see `corpus.ts`.
 */
export interface MergeIndex {
  readonly items: PreparedEntry[];
  /** As a group of its own; the same object in every arrangement. */
  readonly alone: PreparedGroup[];
  /** Entries whose groups or rows can depend on each other: sharing a key, a row, or one naming the other. */
  readonly clusters: Clusters;
  readonly columns: IndexColumns;
  /** 1 for an entry that shares a key with another: only these are compared. */
  mayMerge: Uint8Array;
  readonly slotOf: Map<string, number>;
  /** What was worked out of a cluster, by the slot that stands for it. */
  readonly cells: Map<number, readonly Cell[]>;
  /** Views drawn of it, latest last: what the next version is drawn from. */
  readonly views: Map<string, DrawnView>;
  readonly lookup: Lookup;
}

/**
 * What walks over all entries ask for. Following each of 50,000 entries' references to learn its category takes 10 ms a
 * walk, reading a column less than one.
 */
export interface IndexColumns {
  /** Place in `sources`. */
  source: Uint16Array;
  /** Place in `categories`. */
  category: Uint8Array;
  /** Position of its batch among its source's. */
  batch: Int32Array;
  /** Place in `months`. */
  month: Int32Array;
  readonly sources: string[];
  readonly months: (string | undefined)[];
  /** Entries, by place in `months`. */
  readonly perMonth: number[];
}

interface Lookup {
  readonly firstWith: Map<string, number>;
  /** Ids that a report names as its results: the slot of the first that does. */
  readonly namedBy: Map<string, number>;
  /** Ids that an entry names as what it may be one with. */
  readonly linkedBy: Map<string, number>;
  readonly placeOfSource: Map<string, number>;
  readonly placeOfMonth: Map<string | undefined, number>;
}

export function emptyIndex(): MergeIndex {
  return {
    items: [],
    alone: [],
    clusters: noClusters(),
    columns: {
      source: new Uint16Array(0),
      category: new Uint8Array(0),
      batch: new Int32Array(0),
      month: new Int32Array(0),
      sources: [],
      months: [],
      perMonth: [],
    },
    mayMerge: new Uint8Array(0),
    slotOf: new Map(),
    cells: new Map(),
    views: new Map(),
    lookup: { firstWith: new Map(), namedBy: new Map(), linkedBy: new Map(), placeOfSource: new Map(), placeOfMonth: new Map() },
  };
}

/** Adds a batch of one source; its cost does not depend on how much is there. */
export function addBatch(index: MergeIndex, items: readonly PreparedEntry[], batch: number): void {
  const start = index.items.length;
  addSlots(index.clusters, start + items.length);
  growColumns(index.columns, start + items.length);
  index.mayMerge = grown(index.mayMerge, start + items.length);
  items.forEach((item, offset) => {
    const slot = start + offset;
    index.items.push(item);
    index.alone.push(aloneGroup(item));
    fillColumns(index, slot, item, batch);
    connect(index, slot, item);
  });
}

function growColumns(columns: IndexColumns, length: number): void {
  columns.source = grown(columns.source, length);
  columns.category = grown(columns.category, length);
  columns.batch = grown(columns.batch, length);
  columns.month = grown(columns.month, length);
}

const placeOfCategory = new Map<string, number>(categories.map((category, place) => [category, place]));

function fillColumns({ columns, lookup }: MergeIndex, slot: number, item: PreparedEntry, batch: number): void {
  columns.source[slot] = placeOf(lookup.placeOfSource, columns.sources, item.source);
  const month = placeOf(lookup.placeOfMonth, columns.months, item.month);
  columns.month[slot] = month;
  columns.perMonth[month] = (columns.perMonth[month] ?? 0) + 1;
  columns.category[slot] = placeOfCategory.get(item.entry.category) ?? 0;
  columns.batch[slot] = batch;
}

function placeOf<Value>(places: Map<Value, number>, values: Value[], value: Value): number {
  const known = places.get(value);
  if (known !== undefined) return known;
  places.set(value, values.length);
  return values.push(value) - 1;
}

function connect(index: MergeIndex, slot: number, { entry, keys, links, fold }: PreparedEntry): void {
  const { slotOf, lookup } = index;
  const twin = slotOf.get(entry.id);
  if (twin === undefined) slotOf.set(entry.id, slot);
  else joinAlike(index, twin, slot);
  const linked = lookup.linkedBy.get(entry.id);
  if (linked !== undefined) joinAlike(index, linked, slot);
  const naming = lookup.namedBy.get(entry.id);
  if (naming !== undefined) joinOnly(index, naming, slot);
  for (const key of keys) connectKey(index, slot, key, joinAlike);
  for (const link of links) {
    if (link.startsWith('id ')) connectId(index, slot, link.slice(idKey('').length), lookup.linkedBy, joinAlike);
    else connectKey(index, slot, link, joinAlike);
  }
  if (fold !== undefined) connectKey(index, slot, fold.key, joinOnly);
  if (entry.body.shape === 'panel') for (const id of entry.body.members) connectId(index, slot, id, lookup.namedBy, joinOnly);
}

type JoinTwo = (index: MergeIndex, one: number, other: number) => void;

function joinAlike(index: MergeIndex, one: number, other: number): void {
  index.mayMerge[one] = 1;
  index.mayMerge[other] = 1;
  joinSlots(index.clusters, one, other);
}

function joinOnly({ clusters }: MergeIndex, one: number, other: number): void {
  joinSlots(clusters, one, other);
}

function connectKey(index: MergeIndex, slot: number, key: string, joinTwo: JoinTwo): void {
  const { firstWith } = index.lookup;
  const first = firstWith.get(key);
  if (first === undefined) firstWith.set(key, slot);
  else joinTwo(index, first, slot);
}

/** The entry that is named may be here, or still come. */
function connectId(index: MergeIndex, slot: number, id: string, namers: Map<string, number>, joinTwo: JoinTwo): void {
  const named = index.slotOf.get(id);
  if (named !== undefined) joinTwo(index, named, slot);
  const other = namers.get(id);
  if (other === undefined) namers.set(id, slot);
  else joinTwo(index, other, slot);
}
