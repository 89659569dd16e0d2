import { arrange } from '#/lib/record/list/arrange.ts';
import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import { listedView } from '#/lib/record/list/listed-view.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { searchFor } from '#/lib/record/search/testing/search-for.ts';
import type { ReadRecord } from './read-record.ts';
import reportsOfResults from './reports-of-results.json' with { type: 'json' };

/** A query with its right answer, as a clinician wrote it without knowing the search. Ids: `source/Type/id`. */
export interface RecallQuery {
  readonly person: string;
  readonly query: string;
  /** Entries that must be found. */
  readonly expected: readonly string[];
  /** Entries that must not; everything else may be found or not. */
  readonly mustNot: readonly string[];
  readonly why: string;
}

export interface Judgement {
  /** Expected entries that the reader holds. */
  readonly held: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  /** Entries found where nothing is the right answer; judged by hand, for a word may stand in an entry all the same. */
  readonly rows: number;
}

const reports: Readonly<Record<string, readonly string[]>> = reportsOfResults;

/** Judges one search by its right answer. */
export function judge({ query, expected, mustNot }: RecallQuery, { timeline, readings }: ReadRecord, locale: string): Judgement {
  const sources = new Map([...timeline.sources].map(([id, { source }]) => [id, source.name]));
  const search = searchFor(query, { sources, readings, locale });
  const rows = arrangedRows(arrange(timeline, listedView(timeline, { ...wholeView, search }))).map(namesOfRow);
  const foundNames = new Set(rows.flatMap((names) => [...names]));
  const entries = [...timeline.sources.values()].flatMap(({ batches }) => batches.flat());
  const received = new Set(entries.filter(({ withheld }) => !withheld).flatMap((entry) => [...namesOfEntry(entry)]));
  const isFound = (name: string): boolean => namesFor(name).some((alias) => foundNames.has(alias));
  const held = expected.filter((name) => namesFor(name).some((alias) => received.has(alias)));
  const wanted = new Set(expected.flatMap((name) => namesFor(name)));
  const isWrong = (name: string): boolean =>
    rows.some((names) => namesFor(name, false).some((alias) => names.has(alias)) && ![...names].some((alias) => wanted.has(alias)));
  return { held: held.length, missed: held.filter((name) => !isFound(name)), wrong: mustNot.filter(isWrong), rows: rows.length };
}

/** Names by which a row stands for entries: each of its members, and the documents that these were read from. */
const namesOfRow = (row: Row): ReadonlySet<string> =>
  new Set(row.groups.flatMap(({ members }) => members.flatMap((entry) => [...namesOfEntry(entry)])));

function* namesOfEntry({ id, origins, resourceType }: TimelineEntry): Generator<string> {
  for (const name of [id, ...origins.flatMap(({ document }) => document ?? [])]) yield nameOf(name.replace('|', '/'));
  // A summary gives its resources other ids each time; their place in it keeps the id that they have at their source.
  for (const { source, place } of origins)
    if (place?.startsWith(`${resourceType.toLowerCase()}-`) === true)
      yield `${source}/${resourceType}/${place.slice(resourceType.length + 1)}`;
}

/** The practice speaks another version: a thing has its id there, and not its type. */
const nameOf = (name: string): string => name.replace(/^(riverside-practice)\/\w+\/(.+?)(?:-s|-n\d+)?$/, '$1/$2');

/** A result stands for itself, or in its report. */
const namesFor = (name: string, withReports = true): readonly string[] => [name, ...(withReports ? (reports[name] ?? []) : [])].map(nameOf);
