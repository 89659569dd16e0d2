import { addBatch, emptyEntryTable } from './entry-table.ts';
import type { EntryTable } from './entry-table.ts';
import { monthSpans } from './month-spans.ts';
import type { MonthSpan } from './month-spans.ts';
import { mergeSorted } from './merge-sorted.ts';
import { prepareBatch } from '#/lib/record/merge/prepared-entry.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { Batch, SourceTimeline } from '#/lib/record/stream/source-timeline.ts';

type Sources = ReadonlyMap<string, SourceTimeline>;

/**
 * Everything received in one version of a record, with what does not depend on the view. Versions of one record share
 * their index: the next one adds only what has come since. Immutable to whoever reads it.
 */
export interface ReceivedEntries {
  readonly table: EntryTable;
  /** How many slots of the index are of this version. */
  readonly length: number;
  /** Slots, newest entry first. */
  readonly order: Int32Array;
  /** Where each month's slots are in `order`. */
  readonly monthSpans: readonly MonthSpan[];
  readonly columns: ReceivedColumns;
  /** What it was made of. */
  readonly batches: ReadonlyMap<string, readonly Batch[]>;
}

/** By slot. */
export interface ReceivedColumns {
  /** Ids of the sources that `source` counts. */
  readonly sourceIds: readonly string[];
  readonly source: Uint16Array;
  /** Place in `categories`. */
  readonly category: Uint8Array;
  readonly batch: Int32Array;
  readonly monthKeys: readonly (string | undefined)[];
  /** Place in `months`. */
  readonly month: Int32Array;
}

const remembered = new WeakMap<Sources, ReceivedEntries>();
/** By the first batch of any source: the newest version. It is forgotten with the record. */
const newest = new WeakMap<Batch, ReceivedEntries>();

export function receivedEntriesOf(sources: Sources): ReceivedEntries {
  const known = remembered.get(sources);
  if (known) return known;
  const corpus = extendReceived(newestVersionOf(sources), sources);
  remembered.set(sources, corpus);
  for (const { batches } of sources.values()) if (batches[0]) newest.set(batches[0], corpus);
  return corpus;
}

function newestVersionOf(sources: Sources): ReceivedEntries | undefined {
  let found: ReceivedEntries | undefined;
  for (const { batches } of sources.values()) {
    const known = batches[0] && newest.get(batches[0]);
    if (known && known.length > (found?.length ?? 0)) found = known;
  }
  return found;
}

/** Adds to the version before where nothing of it was replaced and nobody else has added to it; else begins anew. */
function extendReceived(before: ReceivedEntries | undefined, sources: Sources): ReceivedEntries {
  const fresh = before && addedBatchesOf(before, sources);
  if (before && fresh?.length === 0) return before;
  if (before && fresh && before.table.entries.length === before.length) return addToTable(before.table, before.order, fresh, sources);
  return addToTable(emptyEntryTable(), new Int32Array(0), allBatches(sources), sources);
}

interface AddedBatch {
  readonly state: SourceTimeline;
  readonly batch: Batch;
  readonly position: number;
}

function allBatches(sources: Sources): readonly AddedBatch[] {
  return [...sources.values()].flatMap((state) => state.batches.map((batch, position) => ({ state, batch, position })));
}

/** Undefined when a batch of the version before is no more. */
function addedBatchesOf({ batches: before }: ReceivedEntries, sources: Sources): readonly AddedBatch[] | undefined {
  for (const [id, known] of before) {
    const now = sources.get(id)?.batches;
    // A source's batches are only ever appended to or replaced as a whole.
    if (known.length > 0 && (now === undefined || now.length < known.length || now[known.length - 1] !== known.at(-1))) return undefined;
  }
  return [...sources].flatMap(([id, state]) => {
    const known = before.get(id)?.length ?? 0;
    return state.batches.slice(known).map((batch, offset) => ({ state, batch, position: known + offset }));
  });
}

function addToTable(index: EntryTable, order: Int32Array, fresh: readonly AddedBatch[], sources: Sources): ReceivedEntries {
  const start = index.entries.length;
  for (const { state, batch, position } of fresh) addBatch(index, prepareBatch(batch, state.source), position);
  const length = index.entries.length;
  const { source, category, batch, month, sourceIds: ids, monthKeys: months } = index.columns;
  return {
    table: index,
    length,
    order: mergeSorted(index.entries, order, start, length),
    monthSpans: monthSpans(months, index.columns.entriesPerMonth),
    columns: {
      sourceIds: ids,
      source: source.subarray(0, length),
      category: category.subarray(0, length),
      batch: batch.subarray(0, length),
      monthKeys: months,
      month: month.subarray(0, length),
    },
    batches: new Map([...sources].map(([id, state]) => [id, state.batches])),
  };
}

/** The entries of this version, in order of arrival. */
export function preparedEntriesOf({ table: index, length }: ReceivedEntries): readonly PreparedEntry[] {
  return index.entries.length === length ? index.entries : index.entries.slice(0, length);
}
