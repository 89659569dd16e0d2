import type { Category } from '#/lib/record/model/category.ts';
import { isLongEnough } from './fewest-typed.ts';
import type { EntrySearch } from '#/lib/record/model/view.ts';
import { readTextCount } from './file-readings.ts';
import { matchesQuery, type SearchedAround, type SourceTexts } from './match.ts';
import type { SearchedText } from './needle.ts';
import { parseQuery, type Query, type QueryOptions } from './parse-query.ts';

/** A search as a view takes it, with the query by which hits are marked. */
export interface RecordSearch extends EntrySearch {
  readonly query: Query;
  /** Names of the sources, found with all that they hold. */
  readonly sources: SourceTexts;
  /** Headings of the categories. */
  readonly headings: ReadonlyMap<Category, SearchedText>;
}

/** Reads what was typed; undefined while it is too short to search for. The sources' names are found as words of their entries. */
export function recordSearch(typed: string, around: SearchedAround, options: QueryOptions): RecordSearch | undefined {
  if (!isLongEnough(typed)) return undefined;
  const query = parseQuery(typed, options);
  const key = JSON.stringify([typed.trim().toLowerCase(), options.onlyTyped === true, readTextCount(around.readings)]);
  return {
    key,
    query,
    sources: around.sources,
    headings: around.headings ?? noHeadings,
    matches: (entry) => matchesQuery(entry, query, around),
  };
}

const noHeadings: ReadonlyMap<Category, SearchedText> = new Map();
