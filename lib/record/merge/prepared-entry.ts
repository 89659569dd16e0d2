import { daySpan } from '#/lib/record/dates/date-interval.ts';
import { hasEnded } from '#/lib/record/dates/has-ended.ts';
import { copyKeysOf, linkKeysOf } from './entry-keys.ts';
import { sortPosition } from '#/lib/record/dates/sort-position.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { EntryBatch, SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import { rowFoldOf } from './row-fold-key.ts';
import type { RowFold } from './row-fold-key.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** An entry with all that is computed from it once, however often the list is arranged. */
export interface PreparedEntry {
  readonly entry: TimelineEntry;
  readonly source: string;
  readonly own: boolean;
  /** `-Infinity` when undated. */
  readonly order: number;
  readonly month: string | undefined;
  /** First and last wall day of its date and of each of its other dates, in pairs; empty when it has none. */
  readonly days: readonly number[];
  /** Keys that possible copies share; empty for an entry that always stays alone. */
  readonly copyKeys: readonly string[];
  /** Keys that entries of one source share when they may be one thing; `id …` names an entry. */
  readonly linkKeys: readonly string[];
  /** Row that the entry folds into with the visible entries of the same key. */
  readonly rowFold: RowFold | undefined;
  /** A medicine whose end had passed when its source was asked, whatever its status says. */
  readonly isOverMedicine: boolean;
}

const prepared = new WeakMap<EntryBatch, readonly PreparedEntry[]>();

/** Prepares all entries of one source. */
export function prepareSource(state: SourceTimeline): readonly PreparedEntry[] {
  return state.batches.flatMap((batch) => prepareBatch(batch, state));
}

/** Prepares the entries of one batch, newest first; the same batch gives the same array. */
export function prepareBatch(batch: EntryBatch, { source, askedAt }: Pick<SourceTimeline, 'source' | 'askedAt'>): readonly PreparedEntry[] {
  const remembered = prepared.get(batch);
  if (remembered) return remembered;
  const entries = batch.map((entry) => prepareEntry(entry, source, askedAt)).toSorted(byNewest);
  prepared.set(batch, entries);
  return entries;
}

export function prepareEntry(entry: TimelineEntry, source: Pick<PublicSource, 'id' | 'own'>, askedAt?: string): PreparedEntry {
  const position = sortPosition(entry.date);
  const days = [entry.date, ...entry.otherDates].flatMap((date) => {
    const span = date && daySpan(date);
    return span ? [span.first, span.last] : [];
  });
  return {
    entry,
    source: source.id,
    own: source.own,
    order: position?.order ?? -Infinity,
    month: position?.month,
    days,
    copyKeys: copyKeysOf(entry),
    linkKeys: linkKeysOf(entry, source.id),
    rowFold: position && rowFoldOf(entry, source.id, position.month),
    isOverMedicine: entry.category === 'medications' && hasEnded([entry.date, ...entry.otherDates], Date.parse(askedAt ?? '')),
  };
}

/**
 * Compares two entries: newest first, undated last; of equal dates the viewer's own organisation first, then by id, so
 * that the order of arrival never shows.
 */
export function byNewest(left: PreparedEntry, right: PreparedEntry): number {
  if (left.order !== right.order) return left.order > right.order ? -1 : 1;
  if (left.own !== right.own) return left.own ? -1 : 1;
  return left.entry.id < right.entry.id ? -1 : left.entry.id > right.entry.id ? 1 : 0;
}
