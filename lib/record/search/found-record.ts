import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import { listedView } from '#/lib/record/list/listed-view.ts';
import type { Notice } from '#/lib/record/decisions/notice.ts';
import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';
import { type Category, categories, listedCategories } from '#/lib/record/model/category.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { fold } from './fold.ts';
import { hasEveryTerm, queryPlaces } from './match.ts';
import type { SearchedText } from './needle.ts';
import { findFacts, type PatientFact, patientFacts } from './patient-facts.ts';
import type { RecordSearch } from './record-search.ts';
import { otherPageNames } from './words.ts';

/** Rows of one category in which a search found something: those with a hit in their title first, then newest first. */
export interface FoundCategory {
  readonly category: Category;
  readonly rows: readonly Row[];
}

export interface FoundRecord {
  /** Best category first: those with a hit in a title, in the record's usual order, then the others. */
  readonly categories: readonly FoundCategory[];
  readonly rows: number;
  /** Facts of the patient that no row found says. */
  readonly facts: readonly PatientFact[];
  /** Categories whose heading has every word: "vaccinations" asks for their page. */
  readonly pages: readonly Category[];
  /** Rows and facts. */
  readonly matches: number;
  /** Entries in which was searched. */
  readonly searched: number;
  /** Matches at sources that the reader unticked. */
  readonly hidden: number;
}

/**
 * Finds rows at the ticked sources. Period and categories of the timeline do not limit a search, and what still waits to join a list
 * is found as well: a reader who searches asks of everything received.
 * `notices`: those that stand above the record.
 */
export function findRecord(
  timeline: Timeline,
  { unticked, othersOnly }: View,
  search: RecordSearch,
  notices: readonly Notice[] = [],
): FoundRecord {
  const ticks: View = { unticked, othersOnly };
  const arrangement = arrange(timeline, listedView(timeline, { ...ticks, search }));
  const facts = findFacts(patientFacts(timeline, ticks, notices), search.query, search.sources).filter(isFoundAlone(arrangement));
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
    facts,
    pages: pagesNamed(search),
    matches: arrangement.rows + facts.length,
    searched: arrangement.counts.received - arrangement.counts.hiddenBySource,
    hidden: unticked.size === 0 && !othersOnly ? 0 : countHidden(timeline, ticks, search, notices),
  };
}

const pageText = (category: Category): SearchedText => {
  const written = otherPageNames[category] ?? '';
  return { written, folded: fold(written) };
};

const pagesNamed = ({ query, headings }: RecordSearch): readonly Category[] =>
  query.terms.every(({ typed }) => typed.length > 2)
    ? [...headings].flatMap(([category, heading]) =>
        listedCategories.has(category) && hasEveryTerm(query, [heading, pageText(category)]) ? [category] : [],
      )
    : [];

/** Tells whether no row found says a fact: one that an entry says is found by its row. */
function isFoundAlone(arrangement: Arrangement): (fact: PatientFact) => boolean {
  const foundIds = new Set(
    arrangedRows(arrangement).flatMap(({ groups }) => groups.flatMap(({ id, members }) => [id, ...members.map((entry) => entry.id)])),
  );
  return ({ entry }) => entry === undefined || !foundIds.has(entry);
}

/** Matches that hidden sources alone hold: what a ticked source holds as well is found there. */
function countHidden(timeline: Timeline, ticks: View, search: RecordSearch, notices: readonly Notice[]): number {
  const isHidden = (id: string): boolean => {
    const source = timeline.sources.get(id)?.source;
    return source !== undefined && isHiddenByTicks(source, ticks);
  };
  const everything = arrange(timeline, listedView(timeline, { ...wholeView, search }));
  const shownKeys = new Set(patientFacts(timeline, ticks, notices).map(({ key }) => key));
  const facts = findFacts(patientFacts(timeline, wholeView, notices), search.query, search.sources)
    .filter(isFoundAlone(everything))
    .filter(({ key }) => !shownKeys.has(key));
  return arrangedRows(everything).filter(({ sources }) => sources.every(isHidden)).length + facts.length;
}

function rankRows(category: Category, rows: readonly Row[], { query }: RecordSearch): FoundCategory & { readonly isNamed: boolean } {
  const [named, unnamed] = [true, false].map((isNamed) =>
    rows.filter((row) => queryPlaces(row.lead.lead.title, query).length > 0 === isNamed),
  );
  return { category, rows: [...(named ?? []), ...(unnamed ?? [])], isNamed: (named ?? []).length > 0 };
}
