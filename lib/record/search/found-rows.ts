import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import { listedView } from '#/lib/record/list/listed-view.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import { type Category, categories } from '#/lib/record/model/category.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { queryPlaces } from './match.ts';
import type { RecordSearch } from './record-search.ts';

/** Rows of one category in which a search found something: those with a hit in their title first, then newest first. */
export interface FoundCategory {
  readonly category: Category;
  readonly rows: readonly Row[];
}

export interface FoundRecord {
  /** Best category first: those with a hit in a title, in the record's usual order, then the others. */
  readonly categories: readonly FoundCategory[];
  readonly rows: number;
  /** Entries in which was searched. */
  readonly searched: number;
  /** Rows that would be found at sources that the reader unticked. */
  readonly hidden: number;
}

/**
 * Finds rows at the ticked sources. Period and categories of the timeline do not limit a search, and what still waits to join a list
 * is found as well: a reader who searches asks of everything received.
 */
export function findRows(timeline: Timeline, { unticked, othersOnly }: View, search: RecordSearch): FoundRecord {
  const arrangement = arrange(timeline, listedView(timeline, { unticked, othersOnly, search }));
  const rows = arrangedRows(arrangement);
  const byCategory = Map.groupBy(rows, (row) => row.lead.lead.category);
  const ranked = categories.flatMap((category) => {
    const ofCategory = byCategory.get(category);
    return ofCategory ? [rankRows(category, ofCategory, search)] : [];
  });
  return {
    categories: ranked
      .toSorted((left, right) => Number(right.isNamed) - Number(left.isNamed))
      .map(({ isNamed: _rank, ...category }) => category),
    rows: arrangement.rows,
    searched: arrangement.counts.received - arrangement.counts.hiddenBySource,
    hidden: unticked.size === 0 && !othersOnly ? 0 : countHidden(timeline, { unticked, othersOnly }, search),
  };
}

/** Rows that are held by hidden sources alone: what a ticked source holds as well is found there. */
function countHidden(timeline: Timeline, { unticked, othersOnly }: Pick<View, 'unticked' | 'othersOnly'>, search: RecordSearch): number {
  const isHidden = (id: string): boolean => unticked.has(id) || (othersOnly && timeline.sources.get(id)?.source.own === true);
  return arrangedRows(arrange(timeline, listedView(timeline, { ...wholeView, search }))).filter(({ sources }) => sources.every(isHidden))
    .length;
}

function rankRows(category: Category, rows: readonly Row[], { query }: RecordSearch): FoundCategory & { readonly isNamed: boolean } {
  const [named, unnamed] = [true, false].map((isNamed) =>
    rows.filter((row) => queryPlaces(row.lead.lead.title, query).length > 0 === isNamed),
  );
  return { category, rows: [...(named ?? []), ...(unnamed ?? [])], isNamed: (named ?? []).length > 0 };
}
