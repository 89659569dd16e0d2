import { addSets, emptyDisjointSets, joinSets, rootOf } from '#/lib/record/merge/disjoint-sets.ts';
import type { DisjointSets } from '#/lib/record/merge/disjoint-sets.ts';
import { idKey } from '#/lib/record/merge/entry-keys.ts';
import { growTypedArray } from '#/lib/record/merge/grow-typed-array.ts';
import { makeSingleGroup } from '#/lib/record/merge/make-group.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import { addHead } from '#/lib/record/heads/heads.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { memberIds } from '#/lib/record/model/entry-parts.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { ClusterRows } from './cluster-rows.ts';
import type { ComputedView } from './computed-view.ts';

/**
 * All entries received in successive versions of one record, in order of arrival: an entry's index never changes. The
 * table only grows, so that each version reads its own first entries while the newest is added to (`received-entries.ts`).
 */
export interface EntryTable {
  readonly entries: PreparedEntry[];
  /** Each entry as a group of its own: the same object in every arrangement, until an entry arrives that names it as its result. */
  readonly singleGroups: PreparedGroup[];
  /** Entries whose groups or rows can depend on each other: they share a key or a row, or one names another. */
  readonly clusters: DisjointSets;
  readonly columns: TableColumns;
  /** 1 for an entry that shares a key with another entry: only these are compared. */
  sharesKey: Uint8Array;
  readonly indexOfId: Map<string, number>;
  /** Rows computed of a cluster, by its root. */
  readonly clusterRows: Map<number, readonly ClusterRows[]>;
  /** Views computed over the table, latest last: the next version extends them. */
  readonly computedViews: Map<string, ComputedView>;
  readonly lookup: TableLookup;
}

/**
 * Fields that walks over all entries read, as columns of integers. Following each of 50,000 entries' references to
 * learn its category takes 10 ms a walk, reading a column less than 1 ms.
 */
export interface TableColumns {
  /** Index into `sourceIds`. */
  source: Uint16Array;
  /** Index into `categories`. */
  category: Uint8Array;
  /** Position of the entry's batch among those of its source. */
  batch: Int32Array;
  /** Month number: index into `monthKeys`. */
  month: Int32Array;
  readonly sourceIds: string[];
  /** `yyyy-mm` or `yyyy`; undefined for entries without a readable date. */
  readonly monthKeys: (string | undefined)[];
  /** Number of entries, by month number. */
  readonly entriesPerMonth: number[];
}

interface TableLookup {
  /** Index of the first entry with a copy key, a link key or a row fold key. */
  readonly firstWithKey: Map<string, number>;
  /** Index of the first report that names an id as one of its results. */
  readonly firstReportNaming: Map<string, number>;
  /** Further entries that name an id as one of their results: they may arrive before it. */
  readonly furtherHeads: Map<string, readonly TimelineEntry[]>;
  /** Index of the first entry that names an id as what it replaces or states. */
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
      furtherHeads: new Map(),
      firstEntryLinking: new Map(),
      sourceNumbers: new Map(),
      monthNumbers: new Map(),
    },
  };
}

/** Adds one source's batch, `batch` being its position; the cost does not depend on the size of the table. */
export function addBatch(table: EntryTable, added: readonly PreparedEntry[], batch: number): void {
  const start = table.entries.length;
  const length = start + added.length;
  addSets(table.clusters, length);
  growColumns(table.columns, length);
  table.sharesKey = growTypedArray(table.sharesKey, length);
  added.forEach((prepared, offset) => {
    const index = start + offset;
    table.entries.push(prepared);
    table.singleGroups.push(makeSingleGroup(prepared));
    fillColumns(table, index, prepared, batch);
    connectEntry(table, index, prepared);
  });
}

function growColumns(columns: TableColumns, length: number): void {
  columns.source = growTypedArray(columns.source, length);
  columns.category = growTypedArray(columns.category, length);
  columns.batch = growTypedArray(columns.batch, length);
  columns.month = growTypedArray(columns.month, length);
}

const categoryNumbers = new Map<string, number>(categories.map((category, number) => [category, number]));

function fillColumns({ columns, lookup }: EntryTable, index: number, prepared: PreparedEntry, batch: number): void {
  columns.source[index] = numberFor(lookup.sourceNumbers, columns.sourceIds, prepared.source);
  const month = numberFor(lookup.monthNumbers, columns.monthKeys, prepared.month);
  columns.month[index] = month;
  columns.entriesPerMonth[month] = (columns.entriesPerMonth[month] ?? 0) + 1;
  columns.category[index] = categoryNumbers.get(prepared.entry.category) ?? 0;
  columns.batch[index] = batch;
}

/** Number of a value among `values`, to which a new value is appended. */
function numberFor<Value>(numbers: Map<Value, number>, values: Value[], value: Value): number {
  const assigned = numbers.get(value);
  if (assigned !== undefined) return assigned;
  numbers.set(value, values.length);
  return values.push(value) - 1;
}

function connectEntry(table: EntryTable, index: number, { entry, copyKeys, linkKeys, rowFold }: PreparedEntry): void {
  const { indexOfId, lookup } = table;
  const sameId = indexOfId.get(entry.id);
  if (sameId === undefined) indexOfId.set(entry.id, index);
  else joinSharingKey(table, sameId, index);
  const linking = lookup.firstEntryLinking.get(entry.id);
  if (linking !== undefined) joinSharingKey(table, linking, index);
  const naming = lookup.firstReportNaming.get(entry.id);
  if (naming !== undefined) joinSharingRow(table, naming, index);
  for (const key of copyKeys) connectByKey(table, index, key, joinSharingKey);
  for (const key of linkKeys) {
    if (key.startsWith('id ')) connectById(table, index, key.slice(idKey('').length), lookup.firstEntryLinking, joinSharingKey);
    else connectByKey(table, index, key, joinSharingKey);
  }
  if (rowFold !== undefined) connectByKey(table, index, rowFold.key, joinSharingRow);
  connectResults(table, index, entry);
}

/** Joins an entry with the results that it names, and with the entries that name it as theirs, in whatever order they arrive. */
function connectResults(table: EntryTable, index: number, entry: TimelineEntry): void {
  const { furtherHeads, firstReportNaming } = table.lookup;
  const first = table.entries[firstReportNaming.get(entry.id) ?? -1]?.entry;
  if (first !== undefined) for (const head of [first, ...(furtherHeads.get(entry.id) ?? [])]) addHead(entry, head);
  for (const id of memberIds(entry)) {
    // Nearly every result has one head: only further ones are kept here.
    if (firstReportNaming.has(id)) furtherHeads.set(id, [...(furtherHeads.get(id) ?? []), entry]);
    connectById(table, index, id, firstReportNaming, joinSharingRow);
    const resultIndex = table.indexOfId.get(id);
    if (resultIndex !== undefined) addHeadTo(table, resultIndex, entry);
  }
}

/** Makes the group of a result anew, since its row says what it belongs to, also where the list hides that (H36). */
function addHeadTo(table: EntryTable, resultIndex: number, head: TimelineEntry): void {
  const result = table.entries[resultIndex];
  if (result === undefined || result.entry === head) return;
  addHead(result.entry, head);
  table.singleGroups[resultIndex] = makeSingleGroup(result);
  table.clusterRows.delete(rootOf(table.clusters, resultIndex));
}

type JoinPair = (table: EntryTable, left: number, right: number) => void;

function joinSharingKey(table: EntryTable, left: number, right: number): void {
  table.sharesKey[left] = 1;
  table.sharesKey[right] = 1;
  joinSets(table.clusters, left, right);
}

function joinSharingRow({ clusters }: EntryTable, left: number, right: number): void {
  joinSets(clusters, left, right);
}

function connectByKey(table: EntryTable, index: number, key: string, joinPair: JoinPair): void {
  const { firstWithKey } = table.lookup;
  const first = firstWithKey.get(key);
  if (first === undefined) firstWithKey.set(key, index);
  else joinPair(table, first, index);
}

/** Joins an entry with the one that it names by id, and with the first that names the same id: the named entry may arrive later. */
function connectById(table: EntryTable, index: number, id: string, namingEntries: Map<string, number>, joinPair: JoinPair): void {
  const named = table.indexOfId.get(id);
  if (named !== undefined) joinPair(table, named, index);
  const firstNaming = namingEntries.get(id);
  if (firstNaming === undefined) namingEntries.set(id, index);
  else joinPair(table, firstNaming, index);
}
