import type { Outcome } from './outcome.ts';

/** Design §5, worst first; what follows `complete` is a certain or harmless answer and never hides one before it. */
const worstFirst = [
  'unconfirmed',
  'failed',
  'denied',
  'not-granted',
  'not-asked',
  'no-answer-given',
  'pending',
  'partial',
  'skipped',
  'not-shared',
  'withheld',
  'complete',
  'none',
  'unsupported',
  'not-known',
] as const;

export type OutcomeWord = (typeof worstFirst)[number];

const ranks = new Map<string, number>(worstFirst.map((word, rank) => [word, rank]));

/** The state, and of `unmatched` which of its three; `not-shared`: withheld by a source blocked as a whole (design §5). */
export function outcomeWord(outcome: Outcome): OutcomeWord {
  if (isWholeWithheld(outcome)) return 'not-shared';
  if (outcome.state === 'denied' && outcome.basis !== undefined) return outcome.basis;
  return outcome.state === 'unmatched' ? outcome.match : outcome.state;
}

/** 0 is worst. Of those that are incomplete, a loss comes first, and a standing limit last. */
export function outcomeRank(outcome: Outcome): number {
  return (ranks.get(outcomeWord(outcome)) ?? 0) + partialOffset(outcome);
}

/** Place of an incomplete outcome among the incomplete: before them if something was lost, behind them if it would always be so. */
export function partialOffset(outcome: Outcome): number {
  if (isLost(outcome)) return -0.25;
  return isLasting(outcome) ? 0.5 : 0;
}

/** Order of reasons for a source that has no whole answer: what was lost, what asking again may mend, what stands however often it is asked. */
export function reasonRank(outcome: Outcome): number {
  if (outcome.state === 'failed' || isLost(outcome)) return 0;
  return isLasting(outcome) || (outcome.state === 'denied' && outcome.basis !== undefined) ? 2 : 1;
}

const isLost = (outcome: Outcome): boolean => outcome.state === 'partial' && outcome.lost === true;

export const isWholeWithheld = (outcome: Outcome): boolean => outcome.state === 'withheld' && outcome.whole === true;

export const isLasting = (outcome: Outcome): boolean => outcome.state === 'partial' && outcome.lasting === true;

export function worstOutcome(outcomes: Iterable<Outcome>): Outcome {
  return [...outcomes].reduce<Outcome>((worst, next) => (outcomeRank(next) < outcomeRank(worst) ? next : worst), {
    state: 'unmatched',
    match: 'not-known',
  });
}
