import { categories } from './category.ts';
import { componentRoots } from './components.ts';
import { aloneGroup } from './make-group.ts';
import type { PreparedGroup } from './make-group.ts';
import { byNewest, prepareBatches } from './prepare.ts';
import type { PreparedEntry } from './prepare.ts';
import type { SourceTimeline } from './source-timeline.ts';

/**
 * Everything received, in order, with what does not depend on the view: ticking a source walks it again but
 * compares, sorts and groups anew only where copies are.
 */
export interface Corpus {
  readonly items: readonly PreparedEntry[];
  /** As a group of its own; the same object in every arrangement. */
  readonly alone: readonly PreparedGroup[];
  /** Equal for items that may be copies of each other; −1 for an item that has none. */
  readonly component: Int32Array;
  readonly columns: Columns;
  /** Index of an item by its entry's id, for what others name. */
  readonly indexOf: ReadonlyMap<string, number>;
}

/**
 * By index of the items, what walks over all of them ask for. Following each of 50,000 entries' references to learn
 * its category takes 10 ms a walk, reading a column less than one; one click needs a dozen walks.
 */
export interface Columns {
  /** Ids of the sources that `source` counts. */
  readonly sources: readonly string[];
  readonly source: Uint16Array;
  /** Place in `categories`. */
  readonly category: Uint8Array;
  readonly batch: Int32Array;
  readonly month: readonly (string | undefined)[];
}

const remembered = new WeakMap<ReadonlyMap<string, SourceTimeline>, Corpus>();

export function corpusOf(sources: ReadonlyMap<string, SourceTimeline>): Corpus {
  const known = remembered.get(sources);
  if (known) return known;
  const corpus = makeCorpus(sources);
  remembered.set(sources, corpus);
  return corpus;
}

function makeCorpus(sources: ReadonlyMap<string, SourceTimeline>): Corpus {
  // Each batch is sorted already, and the sort makes use of such runs.
  const alone = [...sources.values()].flatMap(aloneGroupsOf).toSorted((a, b) => byNewest(a.lead, b.lead));
  const items = alone.map(({ lead }) => lead);
  const indexOf = new Map<string, number>();
  // An id twice is one thing (standards §5); so rare that only those ids are made keys.
  const twice = new Set<string>();
  items.forEach(({ entry: { id } }, index) => {
    if (indexOf.has(id)) twice.add(id);
    indexOf.set(id, index);
  });
  const roots = componentRoots(items, ({ entry: { id }, keys }) => (twice.has(id) ? [...keys, `id ${id}`] : keys));
  const sizes = new Int32Array(items.length);
  for (const root of roots) sizes[root] = (sizes[root] ?? 0) + 1;
  return {
    items,
    alone,
    columns: columnsOf(items, [...sources.keys()]),
    component: roots.map((root) => ((sizes[root] ?? 0) > 1 ? root : -1)),
    indexOf,
  };
}

const aloneGroups = new WeakMap<readonly PreparedEntry[], readonly PreparedGroup[]>();

function aloneGroupsOf(state: SourceTimeline): readonly PreparedGroup[] {
  return prepareBatches(state).flatMap((batch) => {
    const known = aloneGroups.get(batch) ?? batch.map(aloneGroup);
    aloneGroups.set(batch, known);
    return known;
  });
}

const placeOfCategory = new Map<string, number>(categories.map((category, place) => [category, place]));

function columnsOf(items: readonly PreparedEntry[], sources: readonly string[]): Columns {
  const placeOfSource = new Map(sources.map((id, place) => [id, place]));
  return {
    sources,
    source: Uint16Array.from(items, (item) => placeOfSource.get(item.source) ?? 0),
    category: Uint8Array.from(items, ({ entry }) => placeOfCategory.get(entry.category) ?? 0),
    batch: Int32Array.from(items, ({ batch }) => batch),
    month: items.map(({ month }) => month),
  };
}
