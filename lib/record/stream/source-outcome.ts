import { categories } from '#/lib/record/model/category.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { isSettled } from './source-timeline.ts';
import type { SourceTimeline, StreamCut } from './source-timeline.ts';
import { streamCutWords, partUnreadable, someRefused } from '#/lib/record/words/outcome-words.ts';
import { isWholeWithheld, reasonRank, worstOutcome } from '#/lib/record/model/worst-outcome.ts';

/** A source can hold a category unless its configuration lists it under `never` (design §5). */
export function canHold(state: SourceTimeline, category: Category): boolean {
  return !state.source.never.includes(category);
}

/** Outcome of a source for one category, whatever it has sent so far; says so where the source is blocked as a whole. */
export function categoryOutcome(state: SourceTimeline, category: Category): Outcome {
  return markWhole(state, ownOutcome(state, category));
}

function ownOutcome(state: SourceTimeline, category: Category): Outcome {
  if (state.asking) return { state: 'pending' };
  const outcome = state.outcomes.get(category) ?? { state: 'pending' };
  if (!isSettled(state)) return outcome;
  if (outcome.state === 'pending') return state.lost ? cutOffOutcome(state, state.lost, category) : { state: 'unsupported' };
  return hasLosses(state) ? markDoubtful(outcome) : outcome;
}

/**
 * Outcome of a whole source: the worst of its categories. A category withheld for the patient's own reasons is left out,
 * since only such patients would have that state (design §5, basis personal); a source blocked as a whole is withheld.
 */
export function sourceOutcome(state: SourceTimeline): Outcome {
  const outcomes = outcomesOf(state);
  // A source that has not ended may still send more than it has said.
  const all = isSettled(state) ? outcomes : [...outcomes, { state: 'pending' } as const];
  const open = all.filter((outcome) => !isPersonal(outcome));
  return markWhole(state, totalOutcome(state, gravestReason(worstOutcome(open.every(isUnsupported) ? all : open), open)));
}

/**
 * Categories that the outcome of a whole source rests on, if they are some of those that it provides: those with the same
 * state and reason.
 */
export function partOf(state: SourceTimeline, outcome: Outcome): readonly Category[] {
  if (!isSettled(state) || isWholeWithheld(outcome)) return [];
  const provided = categories.filter((category) => canHold(state, category) && !isUnsupported(ownOutcome(state, category)));
  const why = reasonOf(outcome);
  const isIts = (own: Outcome): boolean =>
    gravestStates.has(own.state) && (reasonOf(own) === why || (why === someRefused && own.state === 'denied'));
  const part = provided.filter((category) => isIts(ownOutcome(state, category)));
  return part.length < provided.length ? part : [];
}

const gravestStates: ReadonlySet<Outcome['state']> = new Set(['partial', 'failed', 'denied']);
const reasonOf = (outcome: Outcome): string | undefined => ('why' in outcome ? outcome.why : undefined);

function outcomesOf(state: SourceTimeline): readonly Outcome[] {
  return categories.filter((category) => canHold(state, category)).map((category) => ownOutcome(state, category));
}

function markWhole(state: SourceTimeline, outcome: Outcome): Outcome {
  return outcome.state === 'withheld' && isBlocked(state) ? { ...outcome, whole: true } : outcome;
}

/**
 * Tells whether a source is blocked as a whole (design §5): it has ended, sent nothing, and withholds every category that
 * it provides. A label on single entries blocks no source, even where it provides no other category.
 */
function isBlocked(state: SourceTimeline): boolean {
  if (!isSettled(state) || state.received > 0 || state.unreadable > 0) return false;
  const outcomes = outcomesOf(state);
  const provided = outcomes.some(isPersonal) ? outcomes : outcomes.filter((outcome) => !isUnsupported(outcome));
  const basisIsOne = provided.every(isPersonal) || !provided.some(isPersonal);
  return provided.length > 0 && basisIsOne && provided.every((outcome) => outcome.state === 'withheld' && outcome.basis !== 'role');
}

/**
 * Picks, from several reasons for having no whole answer, the gravest (`reasonRank`), so that a limit that always stands
 * hides no loss. Of equal ones it is that of most categories with entries: "the summary has no such section" means nothing
 * where no category is named.
 */
function gravestReason(worst: Outcome, outcomes: readonly Outcome[]): Outcome {
  if (!gravestStates.has(worst.state)) return worst;
  const reasons = outcomes.filter(({ state }) => gravestStates.has(state));
  const gravest = Math.min(...reasons.map(reasonRank));
  const [first, ...further] = reasons.filter((reason) => reasonRank(reason) === gravest);
  if (first === undefined) return worst;
  const worstOfGravest = worstOutcome([first, ...further]);
  const equal = [first, ...further].filter(
    (reason) => reason.state === worstOfGravest.state && reason.state === 'partial' && reason.entries > 0,
  );
  const byReason = Map.groupBy(equal, reasonOf);
  const [most] = [...byReason.values()].toSorted((left, right) => right.length - left.length);
  return most?.[0] ?? worstOfGravest;
}

/** Every entry that was sent is here, and every resource is accounted for (design §5). */
function hasLosses(state: SourceTimeline): boolean {
  if (state.unreadable > 0) return true;
  const end = state.end;
  if (end === undefined) return false;
  const { received, entries, supporting, refused } = end.resources;
  return state.received !== end.entries || received !== entries + supporting + refused;
}

function entriesIn(state: SourceTimeline, category: Category): number {
  return state.batches.reduce((sum, batch) => sum + batch.filter((entry) => entry.category === category).length, 0);
}

function isPersonal(outcome: Outcome): boolean {
  return outcome.state === 'withheld' && outcome.basis === 'personal';
}

function isUnsupported(outcome: Outcome): boolean {
  return outcome.state === 'unsupported';
}

function cutOffOutcome(state: SourceTimeline, cut: StreamCut, category: Category): Outcome {
  const why = streamCutWords[cut];
  const entries = entriesIn(state, category);
  return entries > 0 ? { state: 'partial', entries, why, lost: true } : { state: 'failed', why };
}

function markDoubtful(outcome: Outcome): Outcome {
  if (outcome.state !== 'complete' && outcome.state !== 'none') return outcome;
  return { state: 'partial', entries: outcome.state === 'complete' ? outcome.entries : 0, why: partUnreadable, lost: true };
}

/** Counts all entries of the source; if any came, a failed or refused source is partial (design §5). */
function totalOutcome(state: SourceTimeline, worst: Outcome): Outcome {
  if (worst.state === 'complete') return { state: 'complete', entries: state.received };
  if (worst.state === 'partial') return { ...worst, entries: state.received };
  if (state.received === 0) return worst;
  if (worst.state === 'failed') return { state: 'partial', entries: state.received, why: worst.why };
  if (worst.state === 'denied' && worst.basis) return { state: 'partial', entries: state.received, why: worst.why, lasting: true };
  if (worst.state === 'denied') return { state: 'partial', entries: state.received, why: someRefused };
  return worst;
}
