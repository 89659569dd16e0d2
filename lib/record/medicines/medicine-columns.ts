import { isComplete, standingsOf } from '#/lib/record/completeness/completeness.ts';
import type { SourceStanding } from '#/lib/record/completeness/source-standing.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { View } from '#/lib/record/model/view.ts';
import { isLasting } from '#/lib/record/model/worst-outcome.ts';
import { isHiddenByTicks } from '#/lib/record/stream/source-summaries.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { shortOutcome } from '#/lib/record/words/outcome-predicate.ts';
import { outcomeLook } from '#/lib/record/words/outcome-words.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';

/**
 * How far a source answered for medicines. whole: what it does not hold is not there · asking · missing: something is missing today ·
 * limited: it can only ever give part, or keeps some back.
 */
export type ColumnState = 'whole' | 'asking' | 'missing' | 'limited';

/** A column of the table: a source that holds medicines, or that may and did not say so. */
export interface MedicineColumn {
  readonly source: PublicSource;
  readonly state: ColumnState;
  /** "No answer": what the head says of a source that did not answer whole. */
  readonly words: string | undefined;
  readonly canAskAgain: boolean;
  /** Lines of the source in the table. */
  readonly count: number;
}

/** Columns of the sources with lines in the table, and of ticked sources from which an answer is missing; in the order of the sources' names, own first. */
export function medicineColumns(timeline: Timeline, view: View, counts: ReadonlyMap<string, number>): readonly MedicineColumn[] {
  return standingsOf(timeline, 'medications')
    .filter(({ state, word }) => word !== 'not-known' && !isHiddenByTicks(state.source, view))
    .map((standing) => columnOf(standing, counts))
    .filter(({ count, state }) => count > 0 || state === 'missing' || state === 'asking')
    .toSorted((left, right) => rankOf(left) - rankOf(right) || left.source.name.localeCompare(right.source.name, 'en'));
}

/** Own first, then those that hold something, then those of which nothing came. */
const rankOf = ({ source, count }: MedicineColumn): number => (source.own ? 0 : count > 0 ? 1 : 2);

function columnOf(standing: SourceStanding, counts: ReadonlyMap<string, number>): MedicineColumn {
  const { state, outcome, word } = standing;
  const columnState = stateOf(standing);
  return {
    source: state.source,
    state: columnState,
    words: columnState === 'whole' ? undefined : columnState === 'asking' ? 'Asking' : capitalise(shortOutcome(word, 'medicines')),
    canAskAgain: columnState === 'missing' && outcomeLook(outcome).action === 'ask-again',
    count: counts.get(state.source.id) ?? 0,
  };
}

function stateOf(standing: SourceStanding): ColumnState {
  const { word, outcome } = standing;
  if (word === 'pending') return 'asking';
  if (isComplete(standing)) return 'whole';
  return isLasting(outcome) || word === 'withheld' || word === 'unsupported' ? 'limited' : 'missing';
}

/** Every source that can hold medicines answered whole: only then may it be said that a kind is not among them. */
export function isEveryAnswerWhole(timeline: Timeline): boolean {
  const standings = standingsOf(timeline, 'medications').filter(({ word }) => word !== 'not-known');
  return standings.length > 0 && timeline.unknownMessages === 0 && standings.every(isComplete);
}
