import { componentRoots } from './components.ts';
import { aloneGroup } from './make-group.ts';
import type { PreparedGroup } from './make-group.ts';
import { byNewest, prepareSource } from './prepare.ts';
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
  /** Index of the items that reports name as their results, by entry id. */
  readonly reported: ReadonlyMap<string, number>;
}

const remembered = new WeakMap<ReadonlyMap<string, SourceTimeline>, Corpus>();

export function corpusOf(sources: ReadonlyMap<string, SourceTimeline>): Corpus {
  const known = remembered.get(sources);
  if (known) return known;
  const corpus = makeCorpus(sources);
  remembered.set(sources, corpus);
  return corpus;
}

const aloneGroups = new WeakMap<PreparedEntry, PreparedGroup>();

function makeCorpus(sources: ReadonlyMap<string, SourceTimeline>): Corpus {
  // Each batch is sorted already, and the sort makes use of such runs.
  const items = [...sources.values()].flatMap(prepareSource).toSorted(byNewest);
  const roots = componentRoots(items, keysWithId(items));
  const sizes = new Int32Array(items.length);
  for (const root of roots) sizes[root] = (sizes[root] ?? 0) + 1;
  return {
    items,
    alone: items.map(aloneGroupOf),
    component: roots.map((root) => ((sizes[root] ?? 0) > 1 ? root : -1)),
    reported: reportedOf(items),
  };
}

function reportedOf(items: readonly PreparedEntry[]): ReadonlyMap<string, number> {
  const named = new Set(items.flatMap(({ entry }) => (entry.body.shape === 'panel' ? entry.body.members : [])));
  if (named.size === 0) return new Map();
  return new Map(items.flatMap(({ entry }, index) => (named.has(entry.id) ? [[entry.id, index] as const] : [])));
}

function aloneGroupOf(item: PreparedEntry): PreparedGroup {
  const known = aloneGroups.get(item);
  if (known) return known;
  const fresh = aloneGroup(item);
  aloneGroups.set(item, fresh);
  return fresh;
}

/** An id twice is one thing (standards §5); so rare that only those ids are made keys. */
function keysWithId(items: readonly PreparedEntry[]): (item: PreparedEntry) => readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { entry } of items) {
    if (seen.has(entry.id)) twice.add(entry.id);
    seen.add(entry.id);
  }
  return ({ entry, keys }) => (twice.has(entry.id) ? [...keys, `id ${entry.id}`] : keys);
}
