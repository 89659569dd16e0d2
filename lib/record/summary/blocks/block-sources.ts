import { isHiddenFromRole } from '#/lib/record/completeness/absence.ts';
import { isComplete, standingsOf, unreadableOf } from '#/lib/record/completeness/completeness.ts';
import type { SourceStanding } from '#/lib/record/completeness/source-standing.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { isLasting, outcomeRank } from '#/lib/record/model/worst-outcome.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/** Sources behind a block that can hold its kind, each in one list, by what its answer leaves open. */
export interface BlockSources {
  /** Answered whole: what they do not hold is not there. */
  readonly whole: readonly PublicSource[];
  readonly asking: readonly PublicSource[];
  /** Failed, refused, blocked, cut short today, or not asked: the broken cloud. */
  readonly missing: readonly PublicSource[];
  /** Missing ones that stopped at a limit, with the number of their entries. */
  readonly limited: readonly LimitedSource[];
  /** Keep this very kind back by agreement: the lock. */
  readonly notShared: readonly PublicSource[];
  /** The reader's role is not shown the kind, or some of it, whatever the source holds. */
  readonly hiddenFromRole: 'all' | 'part' | undefined;
  /** Can only ever give part, by their nature. */
  readonly partial: readonly PublicSource[];
  /** Cannot be asked for this kind. */
  readonly unsupported: readonly PublicSource[];
  /** True where something may be kept back for the patient's own reasons: counted nowhere (design §5). */
  readonly hasPersonal: boolean;
  /** Number of sources that surely do not know this patient. */
  readonly strangers: number;
  /** Every source is complete in all that it can hold, and can hold this kind: "All 7 sources complete" needs no "for medicines". */
  readonly isPageWhole: boolean;
  /** No source is known yet. */
  readonly isOpening: boolean;
  /** Reason when lines were lost that belong to no known source. */
  readonly unreadable: string | undefined;
}

export interface LimitedSource {
  readonly source: PublicSource;
  readonly entries: number;
}

type Place = 'whole' | 'asking' | 'missing' | 'notShared' | 'partial' | 'unsupported' | 'personal' | 'unknownThere';

/** Sorts the sources behind the categories; a source with several answers counts by the worst. */
export function blockSources(timeline: Timeline, categories: readonly Category[]): BlockSources {
  const standings = categories.flatMap((category) => standingsOf(timeline, category));
  const bySource = Map.groupBy(standings, ({ state }) => state.source.id);
  const worst = [...bySource.values()].flatMap((own) => worstOf(own) ?? []);
  const byPlace = Map.groupBy(worst, placeOf);
  const everywhere = standingsOf(timeline, undefined);
  const at = (place: Place): readonly PublicSource[] => (byPlace.get(place) ?? []).map(({ state }) => state.source);
  return {
    whole: at('whole'),
    asking: at('asking'),
    missing: at('missing'),
    limited: (byPlace.get('missing') ?? []).flatMap(limitedSource),
    notShared: at('notShared'),
    hiddenFromRole: hiddenFromRole(standings),
    partial: at('partial'),
    unsupported: at('unsupported'),
    hasPersonal: standings.some(({ outcome }) => isPersonal(outcome)),
    strangers: at('unknownThere').length,
    isPageWhole:
      everywhere.length === worst.length && everywhere.every((standing) => isComplete(standing) || standing.word === 'not-known'),
    isOpening: timeline.sources.size === 0,
    unreadable: unreadableOf(timeline),
  };
}

/** A source that answers one of the categories and cannot be asked for another is judged by what it answers. */
function worstOf(own: readonly SourceStanding[]): SourceStanding | undefined {
  const answered = own.filter(({ word, outcome }) => word !== 'unsupported' && !isPersonal(outcome));
  return (answered.length > 0 ? answered : own).toSorted((left, right) => outcomeRank(left.outcome) - outcomeRank(right.outcome))[0];
}

function hiddenFromRole(standings: readonly SourceStanding[]): BlockSources['hiddenFromRole'] {
  const holding = standings.filter(({ word }) => word !== 'unsupported' && word !== 'not-known');
  if (!holding.some(isHiddenFromRole)) return undefined;
  return holding.every(isHiddenFromRole) ? 'all' : 'part';
}

function placeOf(standing: SourceStanding): Place {
  const { word, outcome } = standing;
  if (word === 'pending') return 'asking';
  if (word === 'not-known') return 'unknownThere';
  if (word === 'unsupported') return 'unsupported';
  if (isPersonal(outcome)) return 'personal';
  if (isLasting(outcome)) return 'partial';
  if (isComplete(standing)) return 'whole';
  return word === 'withheld' ? 'notShared' : 'missing';
}

function isPersonal(outcome: Outcome): boolean {
  return outcome.state === 'withheld' && outcome.basis === 'personal' && outcome.whole !== true;
}

function limitedSource({ outcome, state }: SourceStanding): readonly LimitedSource[] {
  return outcome.state === 'partial' && isLimit(outcome.why) ? [{ source: state.source, entries: outcome.entries }] : [];
}

/** Reasons of the gatherers and of sources that name a limit: "stopped at the limit of 2,000 records". */
const isLimit = (why: string): boolean => /\bstopped at\b.*\blimit\b/.test(why);
