import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';

/** Rank of each source, by id, once all have ended. */
export type SettledRanks = ReadonlyMap<string, number>;

/** Tells whether no source is asked any more. */
export const haveEnded = (summaries: readonly SourceSummary[]): boolean =>
  summaries.length > 0 && summaries.every(({ state }) => state.state !== 'pending');

/**
 * Ranks by what the sources hold: those that gave something or may hold more, then those with nothing recorded, then those
 * that do not know the patient; within a rank own first, then by name. A number of entries is no rank: a reader finds an
 * organisation by its name, at the same place in every record.
 */
export function settledRanks(summaries: readonly SourceSummary[]): SettledRanks {
  return new Map(summaries.map((summary) => [summary.source.id, rankOf(summary)]));
}

export interface ListedSources {
  readonly listed: readonly SourceSummary[];
  /** They do not know the patient, and are folded into one line. */
  readonly notKnown: readonly SourceSummary[];
}

/**
 * Sources in the order of the panel. While any is asked: own first, then by name, as they come in. Once settled the ranks
 * stay as they were, so that a row moves at most once; a source that joined later keeps the place of its name. Only a source
 * that still does not know the patient is folded (H05).
 */
export function listSources(summaries: readonly SourceSummary[], ranks: SettledRanks | undefined): ListedSources {
  if (ranks === undefined) return { listed: summaries, notKnown: [] };
  const rank = ({ source }: SourceSummary) => ranks.get(source.id) ?? 0;
  const isFolded = (summary: SourceSummary) => rank(summary) === notKnownRank && isNotKnown(summary);
  return {
    listed: summaries.filter((summary) => !isFolded(summary)).toSorted((left, right) => rank(left) - rank(right)),
    notKnown: summaries.filter(isFolded),
  };
}

const notKnownRank = 2;

function rankOf(summary: SourceSummary): number {
  if (summary.source.own) return 0;
  if (isNotKnown(summary)) return notKnownRank;
  return summary.state.state === 'none' ? 1 : 0;
}

const isNotKnown = ({ state }: SourceSummary): boolean => state.state === 'unmatched' && state.match === 'not-known';
