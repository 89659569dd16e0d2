import { daySpan } from './date-interval.ts';
import { datePlace } from './order.ts';
import type { PublicSource } from './public-source.ts';
import type { Batch, SourceTimeline } from './source-timeline.ts';
import { rowFold } from './row-fold.ts';
import type { RowFold } from './row-fold.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** What is worked out of an entry once, however often the list is arranged anew. */
export interface PreparedEntry {
  readonly entry: TimelineEntry;
  readonly source: string;
  readonly own: boolean;
  /** Position of its batch among its source's. */
  readonly batch: number;
  /** `-Infinity` when undated. */
  readonly order: number;
  readonly month: string | undefined;
  /** First and last wall day of its date and of each of its other dates, in pairs; empty when it has none. */
  readonly days: readonly number[];
  /** Entries that share one are one component, to be split into groups; empty for what always stays alone. */
  readonly keys: readonly string[];
  /** Entries that share one are one row, when they are shown. */
  readonly fold: RowFold | undefined;
}

const prepared = new WeakMap<Batch, readonly PreparedEntry[]>();

/** The entries of one source. */
export function prepareSource(state: SourceTimeline): readonly PreparedEntry[] {
  return prepareBatches(state).flat();
}

/** The entries of one source, each batch worked out once, newest first: the same array each time. */
export function prepareBatches(state: SourceTimeline): readonly (readonly PreparedEntry[])[] {
  return state.batches.map((batch, index) => {
    const known = prepared.get(batch);
    // A batch keeps its place for as long as it lives: batches are only ever appended.
    if (known) return known;
    const fresh = batch.map((entry) => prepareEntry(entry, state.source, index)).toSorted(byNewest);
    prepared.set(batch, fresh);
    return fresh;
  });
}

export function prepareEntry(entry: TimelineEntry, source: Pick<PublicSource, 'id' | 'own'>, batch: number): PreparedEntry {
  const place = datePlace(entry.date);
  const days = [entry.date, ...entry.otherDates].flatMap((date) => {
    const span = date && daySpan(date);
    return span ? [span.first, span.last] : [];
  });
  return {
    entry,
    source: source.id,
    own: source.own,
    batch,
    order: place?.order ?? -Infinity,
    month: place?.month,
    days,
    keys: mergeKeys(entry),
    fold: place && rowFold(entry, source.id, place.month),
  };
}

/**
 * Kinds of statement never meet: what is removed, denied or "none known" is no copy of what is affirmed (design §6),
 * nor a prescription one of its dispense. A stub says too little to be known as a copy.
 */
function mergeKeys(entry: TimelineEntry): readonly string[] {
  if (entry.withheld) return [];
  return entry.identity.map((key) => `${entry.assertion} ${entry.category} ${entry.kind} ${key}`);
}

/** Newest first, undated last; of equals the viewer's own organisation's first; else by id, so that no order of arrival shows. */
export function byNewest(a: PreparedEntry, b: PreparedEntry): number {
  if (a.order !== b.order) return a.order > b.order ? -1 : 1;
  if (a.own !== b.own) return a.own ? -1 : 1;
  return a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0;
}
