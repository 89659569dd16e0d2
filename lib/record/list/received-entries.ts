import { prepareBatch } from '#/lib/record/merge/prepared-entry.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { EntryBatch, SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import { addBatch, emptyEntryTable } from './entry-table.ts';
import type { EntryTable } from './entry-table.ts';
import { mergeSorted } from './merge-sorted.ts';
import { monthSpans } from './month-spans.ts';
import type { MonthSpan } from './month-spans.ts';

type Sources = ReadonlyMap<string, SourceTimeline>;

/**
 * The entries received in one version of a record, with all that no view changes. Successive versions share one entry
 * table, to which the next adds only the batches that have arrived since. Immutable to its readers.
 */
export interface ReceivedEntries {
  readonly table: EntryTable;
  /** Number of entries of the table that belong to this version. */
  readonly length: number;
  /** Entry indexes, newest entry first. */
  readonly order: Int32Array;
  readonly monthSpans: readonly MonthSpan[];
  readonly columns: ReceivedColumns;
  /** The batches of each source that the table holds. */
  readonly batches: ReadonlyMap<string, readonly EntryBatch[]>;
}

/** The table's columns as far as this version reaches. */
export interface ReceivedColumns {
  readonly sourceIds: readonly string[];
  /** Index into `sourceIds`. */
  readonly source: Uint16Array;
  /** Index into `categories`. */
  readonly category: Uint8Array;
  readonly batch: Int32Array;
  readonly monthKeys: readonly (string | undefined)[];
  /** Month number: index into `monthKeys`. */
  readonly month: Int32Array;
}

const remembered = new WeakMap<Sources, ReceivedEntries>();
/** The newest version, by the first batch of any source: forgotten with the record. */
const newestVersions = new WeakMap<EntryBatch, ReceivedEntries>();

export function receivedEntriesOf(sources: Sources): ReceivedEntries {
  const earlier = remembered.get(sources);
  if (earlier) return earlier;
  const received = extendReceived(newestVersionOf(sources), sources);
  remembered.set(sources, received);
  for (const { batches } of sources.values()) if (batches[0]) newestVersions.set(batches[0], received);
  return received;
}

function newestVersionOf(sources: Sources): ReceivedEntries | undefined {
  let newest: ReceivedEntries | undefined;
  for (const { batches } of sources.values()) {
    const version = batches[0] && newestVersions.get(batches[0]);
    if (version && version.length > (newest?.length ?? 0)) newest = version;
  }
  return newest;
}

/** Extends the version before, unless a batch of it was replaced or a third version has extended its table; then starts a new table. */
function extendReceived(before: ReceivedEntries | undefined, sources: Sources): ReceivedEntries {
  const added = before && addedBatchesOf(before, sources);
  if (before && added?.length === 0) return before;
  if (before && added && before.table.entries.length === before.length) return addToTable(before.table, before.order, added, sources);
  return addToTable(emptyEntryTable(), new Int32Array(0), allBatches(sources), sources);
}

interface AddedBatch {
  readonly state: SourceTimeline;
  readonly batch: EntryBatch;
  /** Position among the batches of its source. */
  readonly position: number;
}

function allBatches(sources: Sources): readonly AddedBatch[] {
  return [...sources.values()].flatMap((state) => state.batches.map((batch, position) => ({ state, batch, position })));
}

/** Batches that the version before lacks; undefined when one of its batches was replaced. */
function addedBatchesOf({ batches: before }: ReceivedEntries, sources: Sources): readonly AddedBatch[] | undefined {
  for (const [id, earlier] of before) {
    const present = sources.get(id)?.batches;
    // A source's batches are only ever appended to or replaced as a whole.
    if (earlier.length > 0 && (present === undefined || present[earlier.length - 1] !== earlier.at(-1))) return undefined;
  }
  return [...sources].flatMap(([id, state]) => {
    const count = before.get(id)?.length ?? 0;
    return state.batches.slice(count).map((batch, offset) => ({ state, batch, position: count + offset }));
  });
}

function addToTable(table: EntryTable, order: Int32Array, added: readonly AddedBatch[], sources: Sources): ReceivedEntries {
  const start = table.entries.length;
  for (const { state, batch, position } of added) addBatch(table, prepareBatch(batch, state), position);
  const length = table.entries.length;
  const { source, category, batch, month, sourceIds, monthKeys, entriesPerMonth } = table.columns;
  return {
    table,
    length,
    order: mergeSorted(table.entries, order, start, length),
    monthSpans: monthSpans(monthKeys, entriesPerMonth),
    columns: {
      sourceIds,
      source: source.subarray(0, length),
      category: category.subarray(0, length),
      batch: batch.subarray(0, length),
      monthKeys,
      month: month.subarray(0, length),
    },
    batches: new Map([...sources].map(([id, state]) => [id, state.batches])),
  };
}

/** The entries of this version, in order of arrival. */
export function preparedEntriesOf({ table, length }: ReceivedEntries): readonly PreparedEntry[] {
  return table.entries.length === length ? table.entries : table.entries.slice(0, length);
}
