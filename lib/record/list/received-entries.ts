import { addBatch, emptyIndex } from './entry-table.ts';
import type { MergeIndex } from './entry-table.ts';
import { monthSpans } from './month-spans.ts';
import type { MonthSpan } from './month-spans.ts';
import { mergeOrder } from './merge-sorted.ts';
import { prepareBatch } from '#/lib/record/merge/prepared-entry.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { Batch, SourceTimeline } from '#/lib/record/stream/source-timeline.ts';

type Sources = ReadonlyMap<string, SourceTimeline>;

/**
 * Everything received in one version of a record, with what does not depend on the view. Versions of one record share
 * their index: the next one adds only what has come since. Immutable to whoever reads it.
 */
export interface Corpus {
  readonly index: MergeIndex;
  /** How many slots of the index are of this version. */
  readonly length: number;
  /** Slots, newest entry first. */
  readonly order: Int32Array;
  /** Where each month's slots are in `order`. */
  readonly spans: readonly MonthSpan[];
  readonly columns: Columns;
  /** What it was made of. */
  readonly batches: ReadonlyMap<string, readonly Batch[]>;
}

/** By slot. */
export interface Columns {
  /** Ids of the sources that `source` counts. */
  readonly sources: readonly string[];
  readonly source: Uint16Array;
  /** Place in `categories`. */
  readonly category: Uint8Array;
  readonly batch: Int32Array;
  readonly months: readonly (string | undefined)[];
  /** Place in `months`. */
  readonly month: Int32Array;
}

const remembered = new WeakMap<Sources, Corpus>();
/** By the first batch of any source: the newest version. It is forgotten with the record. */
const newest = new WeakMap<Batch, Corpus>();

export function corpusOf(sources: Sources): Corpus {
  const known = remembered.get(sources);
  if (known) return known;
  const corpus = nextCorpus(newestOf(sources), sources);
  remembered.set(sources, corpus);
  for (const { batches } of sources.values()) if (batches[0]) newest.set(batches[0], corpus);
  return corpus;
}

function newestOf(sources: Sources): Corpus | undefined {
  let found: Corpus | undefined;
  for (const { batches } of sources.values()) {
    const known = batches[0] && newest.get(batches[0]);
    if (known && known.length > (found?.length ?? 0)) found = known;
  }
  return found;
}

/** Adds to the version before where nothing of it was replaced and nobody else has added to it; else begins anew. */
function nextCorpus(before: Corpus | undefined, sources: Sources): Corpus {
  const fresh = before && freshBatches(before, sources);
  if (before && fresh?.length === 0) return before;
  if (before && fresh && before.index.items.length === before.length) return addTo(before.index, before.order, fresh, sources);
  return addTo(emptyIndex(), new Int32Array(0), allBatches(sources), sources);
}

interface FreshBatch {
  readonly state: SourceTimeline;
  readonly batch: Batch;
  readonly place: number;
}

function allBatches(sources: Sources): readonly FreshBatch[] {
  return [...sources.values()].flatMap((state) => state.batches.map((batch, place) => ({ state, batch, place })));
}

/** Undefined when a batch of the version before is no more. */
function freshBatches({ batches: before }: Corpus, sources: Sources): readonly FreshBatch[] | undefined {
  for (const [id, known] of before) {
    const now = sources.get(id)?.batches;
    // A source's batches are only ever appended to or replaced as a whole.
    if (known.length > 0 && (now === undefined || now.length < known.length || now[known.length - 1] !== known.at(-1))) return undefined;
  }
  return [...sources].flatMap(([id, state]) => {
    const known = before.get(id)?.length ?? 0;
    return state.batches.slice(known).map((batch, offset) => ({ state, batch, place: known + offset }));
  });
}

function addTo(index: MergeIndex, order: Int32Array, fresh: readonly FreshBatch[], sources: Sources): Corpus {
  const start = index.items.length;
  for (const { state, batch, place } of fresh) addBatch(index, prepareBatch(batch, state.source), place);
  const length = index.items.length;
  const { source, category, batch, month, sources: ids, months } = index.columns;
  return {
    index,
    length,
    order: mergeOrder(index.items, order, start, length),
    spans: monthSpans(months, index.columns.perMonth),
    columns: {
      sources: ids,
      source: source.subarray(0, length),
      category: category.subarray(0, length),
      batch: batch.subarray(0, length),
      months,
      month: month.subarray(0, length),
    },
    batches: new Map([...sources].map(([id, state]) => [id, state.batches])),
  };
}

/** The entries of this version, in order of arrival. */
export function itemsOf({ index, length }: Corpus): readonly PreparedEntry[] {
  return index.items.length === length ? index.items : index.items.slice(0, length);
}
