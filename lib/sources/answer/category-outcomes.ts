import { categories, type Category } from '#/lib/record/model/category.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { ResourceCounts } from '#/lib/record/model/timeline-message.ts';
import { partialOffset } from '#/lib/record/model/worst-outcome.ts';
import { failedOutcome, type FailureReason } from '#/lib/sources/http/source-failure.ts';
import type { IsHidden } from './source-event.ts';
import { someUnreadable } from './words.ts';

/** A limit that keeps an answer from being whole, short of failing. */
export interface AnswerLimitation {
  readonly state: 'partial' | 'withheld' | 'denied' | 'unsupported' | 'no-answer-given';
  readonly why: string;
  /** Set where `denied` is no refusal, but a limit of the token. */
  readonly basis?: 'not-asked' | 'not-granted';
  /** Recomputes the limit without hidden entries, if it counts entries; undefined if none is left. */
  readonly counted?: (isHidden: IsHidden) => AnswerLimitation | undefined;
  /** The source's own words, quoted after ours. */
  readonly sourceWords?: string;
  /** Partial by nature: querying again gives the same. */
  readonly lasting?: true;
  /** The form in which the source gives its record, where that is the limit that lasts. */
  readonly givenAs?: 'documents' | 'summary';
  /** Something that was sent, or counted by the source, did not arrive readable. */
  readonly lost?: true;
  /** Keeps a category from being told empty, and limits nothing that came. */
  readonly onlyIfEmpty?: true;
}

/** End of one query, and the categories its answer speaks of. */
export interface QueryEnd {
  readonly categories: ReadonlySet<Category>;
  /** Categories it was queried for; of any other it speaks only if an entry of it came. All, if absent. */
  readonly queriedCategories?: readonly Category[];
  /** Categories that its type only adds to: it speaks of them if its answer is not whole. */
  readonly alsoAffects?: readonly Category[] | undefined;
  readonly failure?: FailureReason;
  readonly limitations: readonly AnswerLimitation[];
}

/** Turns query ends into one outcome for each category (design §5). `none` needs every query of it whole and empty (H05). */
export function outcomesOf(
  all: readonly QueryEnd[],
  entries: ReadonlyMap<Category, number>,
  isHidden?: IsHidden,
): ReadonlyMap<Category, Outcome> {
  const ends = isHidden
    ? all.map((end) => ({ ...end, limitations: end.limitations.flatMap((limitation) => withoutHidden(limitation, isHidden)) }))
    : all;
  return new Map(
    categories.map((category) => [
      category,
      outcomeOf(
        ends.filter((end) => speaksOf(end, category, entries.get(category) ?? 0)),
        entries.get(category) ?? 0,
      ),
    ]),
  );
}

/** Items that could not be read, of which a source may send thousands: one limit for all of them. */
export interface UnreadableItems {
  readonly add: (labels: readonly Coding[] | undefined) => void;
  /** Stands while any of the items is not hidden: a hidden item leaves no trace of it. */
  readonly limitation: AnswerLimitation;
}

export function unreadableItems(): UnreadableItems {
  const limitation: AnswerLimitation = { state: 'partial', why: someUnreadable, lost: true };
  const labelSets = new Map<string, readonly Coding[]>();
  let isOpen = false;
  return {
    add: (labels = []) => {
      isOpen ||= labels.length === 0;
      if (!isOpen) labelSets.set(JSON.stringify(labels), labels);
    },
    limitation: {
      ...limitation,
      counted: (isHidden) => (isOpen || [...labelSets.values()].some((labels) => !isHidden(undefined, labels)) ? limitation : undefined),
    },
  };
}

function withoutHidden(limitation: AnswerLimitation, isHidden: IsHidden): readonly AnswerLimitation[] {
  if (limitation.counted === undefined) return [limitation];
  const left = limitation.counted(isHidden);
  return left === undefined ? [] : [left];
}

/** A missing recommendation may be an immunization; an empty answer about recommendations proves nothing of them (H05). */
function speaksOf(
  { categories, queriedCategories, alsoAffects = [], failure, limitations }: QueryEnd,
  category: Category,
  entries: number,
): boolean {
  const isCovered = categories.has(category) && (entries > 0 || queriedCategories === undefined || queriedCategories.includes(category));
  return isCovered || (alsoAffects.includes(category) && (failure !== undefined || limitations.length > 0));
}

function outcomeOf(ends: readonly QueryEnd[], entries: number): Outcome {
  if (ends.length === 0) return { state: 'unsupported' };
  const outcomes = ends.flatMap((end) => limitsOf(end, entries));
  const [worst] = outcomes.toSorted((left, right) => severity(left) - severity(right));
  return worst ?? (entries > 0 ? { state: 'complete', entries } : { state: 'none' });
}

function limitsOf({ failure, limitations }: QueryEnd, entries: number): readonly Outcome[] {
  const failed = failure ? [failedOutcome(failure, entries)] : [];
  const counting = limitations.filter(({ onlyIfEmpty }) => !onlyIfEmpty || entries === 0);
  return [...failed, ...counting.map((limitation) => limitedOutcome(limitation, entries))];
}

function limitedOutcome(limitation: AnswerLimitation, entries: number): Outcome {
  const { state, basis, why: ourWords, sourceWords, lasting, givenAs, lost } = limitation;
  const why = sourceWords === undefined ? ourWords : `${ourWords}: “${sourceWords}”`;
  if (entries > 0 || state === 'partial')
    return { state: 'partial', entries, why, ...(lasting && { lasting }), ...(givenAs && { givenAs }), ...(lost && { lost }) };
  if (state === 'withheld') return { state, basis: 'source', why };
  if (state === 'denied') return { state, why, ...(basis && { basis }) };
  if (state === 'unsupported') return { state };
  return { state: 'unmatched', match: 'no-answer-given', why };
}

/** Design §5's order of a source's worst category, for the queries of one category. */
const order: readonly Outcome['state'][] = ['failed', 'denied', 'unmatched', 'partial', 'withheld', 'unsupported'];
/** A loss is worse than another limit, and one that querying again may lift worse than a lasting one: the reader is shown the worst. */
const severity = (outcome: Outcome): number => order.indexOf(outcome.state) + partialOffset(outcome);

/** Gives every category of a source the same outcome. */
export function sameOutcome(outcome: Outcome): ReadonlyMap<Category, Outcome> {
  return new Map(categories.map((category) => [category, outcome]));
}

export const noResources: ResourceCounts = { received: 0, entries: 0, supporting: 0, refused: 0 };
