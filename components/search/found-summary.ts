import { filesOf } from '#/lib/record/model/entry-parts.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { FileReadings } from '#/lib/record/search/file-readings.ts';
import type { FoundRecord } from '#/lib/record/search/found-record.ts';
import { queryPlaces } from '#/lib/record/search/match.ts';
import type { RecordSearch } from '#/lib/record/search/record-search.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Query } from '#/lib/record/search/parse-query.ts';

/** Matches of a search, as the parts of the screen around the results need them. */
export interface FoundSummary {
  readonly query: Query;
  readonly matches: number;
  /** Facts of the patient that no row says. */
  readonly facts: number;
  readonly categories: readonly { readonly category: Category; readonly rows: number }[];
  /** Sealed name of the first file of these entries inside which something was found. */
  readonly fileFoundIn: (entries: readonly TimelineEntry[]) => string | undefined;
  /** Tells whether a text has a place of the search. */
  readonly hasPlace: (text: string) => boolean;
}

/** Sums up what was found for the parts of the screen around the results. */
export function summariseFound({ query }: RecordSearch, { matches, facts, categories }: FoundRecord, readings: FileReadings): FoundSummary {
  const hasPlace = (text: string): boolean => queryPlaces(text, query).length > 0;
  const isFoundIn = (name: string | undefined): boolean => {
    const reading = name === undefined ? undefined : readings.get(name);
    return reading?.state === 'text' && reading.text.paragraphs.some(hasPlace);
  };
  const fileFoundIn = (entries: readonly TimelineEntry[]): string | undefined =>
    entries.flatMap(({ body }) => filesOf(body)).find(({ name }) => isFoundIn(name))?.name;
  return {
    query,
    matches,
    facts: facts.length,
    categories: categories.map(({ category, rows: list }) => ({ category, rows: list.length })),
    fileFoundIn,
    hasPlace,
  };
}
