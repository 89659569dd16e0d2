import { notSearchedFor, shownAllTheSame } from './exceptions.ts';
import { judge, type RecallQuery } from './judge.ts';
import type { ReadRecord } from './read-record.ts';

/** Outcome of many queries; `foundEntries` of `held` expected entries, without those of the exceptions. */
export interface Score {
  readonly queries: number;
  readonly held: number;
  readonly foundEntries: number;
  /** Expected entries that the reader does not hold: withheld, or known here by another id. */
  readonly notHeld: number;
  /** Failures that no exception explains, in words. */
  readonly failures: readonly string[];
  /** Exceptions that were met. */
  readonly excepted: readonly string[];
}

export const noScore: Score = { queries: 0, held: 0, foundEntries: 0, notHeld: 0, failures: [], excepted: [] };

/** Judges the queries of one record. */
export function score(queries: readonly RecallQuery[], record: ReadRecord, locale: string): Score {
  return queries.map((query) => scoreOf(query, record, locale)).reduce(addScores, noScore);
}

export const addScores = (left: Score, right: Score): Score => ({
  queries: left.queries + right.queries,
  held: left.held + right.held,
  foundEntries: left.foundEntries + right.foundEntries,
  notHeld: left.notHeld + right.notHeld,
  failures: [...left.failures, ...right.failures],
  excepted: [...left.excepted, ...right.excepted],
});

function scoreOf(query: RecallQuery, record: ReadRecord, locale: string): Score {
  const { held, missed, wrong, rows } = judge(query, record, locale);
  const isExcepted = missed.length > 0 && notSearchedFor.some((exception) => exception.query === query.query);
  const isShown = wrong.length > 0 && shownAllTheSame.some((exception) => exception.query === query.query);
  const name = `${query.person}, "${query.query}"`;
  const surplus = query.expected.length === 0 && rows > 0 ? [`${name}: ${rows} rows where nothing is right`] : [];
  return {
    queries: 1,
    held: isExcepted ? 0 : held,
    foundEntries: isExcepted ? 0 : held - missed.length,
    notHeld: query.expected.length - held,
    failures: [
      ...(isExcepted || missed.length === 0 ? [] : [`${name}: missed ${missed.join(', ')}`]),
      ...(isShown || wrong.length === 0 ? [] : [`${name}: wrong ${wrong.join(', ')}`]),
      ...surplus,
    ],
    excepted: isExcepted || isShown ? [query.query] : [],
  };
}

/** Share of the expected entries that were found. */
export const recallOf = ({ held, foundEntries }: Score): number => (held === 0 ? 0 : foundEntries / held);
