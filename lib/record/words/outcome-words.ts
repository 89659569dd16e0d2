import { categoryNoun } from './category-words.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { formatCount, formatCountOf } from './phrase.ts';
import { plainReason } from './plain-reason.ts';
import { isLasting, isWholeWithheld } from '#/lib/record/model/worst-outcome.ts';

export type OutcomeIcon =
  | 'tick'
  | 'minus'
  | 'half-circle'
  | 'lock'
  | 'dash-circle'
  | 'shield-x'
  | 'broken-cloud'
  | 'person-question'
  | 'pause'
  | 'ellipsis'
  | 'eye-off'
  | 'clock';
/** Reason when a line of the answer was lost. */
export const partUnreadable = 'part of the answer could not be read';
/** Reasons when the stream stopped before its end. */
export const streamCutWords = {
  'connection-lost': 'connection lost',
  restarting: 'the viewer is restarting; ask again',
  busy: 'too many records are being opened at once; ask again in a minute',
} as const;

/** Reason when a source refused some requests and answered others. */
export const someRefused = 'some requests were refused';

export type OutcomeTone = 'muted' | 'warning' | 'withheld' | 'accent';
export type OutcomeAction = 'ask-again' | 'confirm' | 'ask-now';

/** The words of an outcome, for a row of the source panel or a line of a list. */
export interface OutcomeWords {
  readonly icon: OutcomeIcon;
  readonly tone: OutcomeTone;
  readonly text: string;
  readonly action?: OutcomeAction;
  /** Text around the names where several sources have one sentence and nothing can be done about it. */
  readonly aroundNames?: readonly [before: string, after: string];
}

/** State line of the source panel. `resources`: the number received while the source is pending. */
export function outcomeRowWords(outcome: Outcome, category?: Category, resources = 0): OutcomeWords {
  const look = outcomeLook(outcome);
  switch (outcome.state) {
    case 'complete':
      return { ...look, text: 'Complete' };
    case 'none':
      return { ...look, text: 'Nothing recorded' };
    case 'partial':
      return { ...look, text: `Incomplete: ${plainReason(outcome.why)}` };
    case 'withheld':
      return { ...look, text: isWholeWithheld(outcome) ? 'Not shared' : someNotShared[outcome.basis] };
    case 'unsupported':
      return { ...look, text: `Does not provide ${categoryNoun(category)}` };
    case 'denied':
      return { ...look, text: deniedRow[outcome.basis ?? 'refused'] };
    case 'failed':
      return { ...look, text: 'No answer' };
    case 'unmatched':
      return { ...look, text: unmatchedRow[outcome.match] };
    case 'skipped':
      return { ...look, text: 'Not asked' };
    case 'pending':
      return { ...look, text: resources > 0 ? `Asking… ${formatCount(resources)} so far` : 'Asking…' };
    default:
      return outcome satisfies never;
  }
}

const someNotShared = {
  agreement: 'Some not shared',
  personal: 'Some not shared',
  source: 'Some not shared',
  role: 'Some not shown to your role',
} as const;

/** The sentence about one source, for an empty or short list. */
export function outcomeSentence(outcome: Outcome, name: string, category?: Category, locale?: string): OutcomeWords {
  const noun = categoryNoun(category, locale);
  const look = outcomeLook(outcome);
  switch (outcome.state) {
    case 'complete':
      return { ...look, text: `${name} is complete: ${formatCountOf(outcome.entries, 'entry', 'entries', locale)}.` };
    case 'none':
      return {
        ...look,
        text: `${category === undefined ? 'Nothing' : `No ${noun}`} recorded at ${name}.${quoteSource(outcome.sourceWords)}`,
      };
    case 'partial':
      return {
        ...look,
        text: `${name}: ${formatCount(outcome.entries, locale)} shown; there may be more (${plainReason(outcome.why)}).`,
        ...(isLasting(outcome) && { aroundNames: ['There may be more at ', ` (${plainReason(outcome.why)}).`] }),
      };
    case 'withheld':
      return { ...look, ...withheldWords(outcome, name, category) };
    case 'unsupported':
      return {
        ...look,
        text: `${name} does not provide ${noun} to this service.`,
        aroundNames: ['', ` do not provide ${noun} to this service.`],
      };
    case 'denied':
      return { ...look, text: `${deniedClause(outcome, name, noun)}. It may hold ${noun}.` };
    case 'failed':
      return { ...look, text: `No answer from ${name}. It may hold ${noun}.` };
    case 'unmatched':
      return {
        ...look,
        text: unmatchedSentence(outcome.match, name),
        ...(outcome.match === 'not-known' && { aroundNames: ['This patient is not known at ', '.'] }),
      };
    case 'skipped':
      return { ...look, text: `${name} has not been asked yet. It may hold ${noun}.` };
    case 'pending':
      return { ...look, text: `Still asking ${name}.` };
    default:
      return outcome satisfies never;
  }
}

/** Quotes the note that a source sent with an empty list (GP Connect: "Information not available"). */
function quoteSource(note: string | undefined): string {
  return note === undefined ? '' : ` Its own words: “${note}”.`;
}

const deniedRow = { refused: 'Refused', 'not-asked': 'Not asked for', 'not-granted': 'Not granted' } as const;

function deniedClause({ basis }: Extract<Outcome, { state: 'denied' }>, name: string, noun: string): string {
  if (basis === undefined) return `${name} refused this request`;
  return `${name}: ${noun} not ${basis === 'not-asked' ? 'asked for by' : 'granted to'} this service`;
}

/** Icon, colour token and the reader's next step, by visual.md's table of outcomes. */
export function outcomeLook(outcome: Outcome): Omit<OutcomeWords, 'text'> {
  if (outcome.state === 'unmatched') return unmatchedLooks[outcome.match];
  const { action, ...look } = looks[outcome.state];
  return action === undefined || isLasting(outcome) ? look : { ...look, action };
}

const looks: Readonly<Record<Exclude<Outcome['state'], 'unmatched'>, Omit<OutcomeWords, 'text'>>> = {
  complete: { icon: 'tick', tone: 'muted' },
  none: { icon: 'minus', tone: 'muted' },
  partial: { icon: 'half-circle', tone: 'warning', action: 'ask-again' },
  withheld: { icon: 'lock', tone: 'withheld' },
  unsupported: { icon: 'dash-circle', tone: 'muted' },
  denied: { icon: 'shield-x', tone: 'warning' },
  failed: { icon: 'broken-cloud', tone: 'warning', action: 'ask-again' },
  skipped: { icon: 'pause', tone: 'muted', action: 'ask-now' },
  pending: { icon: 'ellipsis', tone: 'muted' },
};

const unmatchedLooks: Readonly<Record<Extract<Outcome, { state: 'unmatched' }>['match'], Omit<OutcomeWords, 'text'>>> = {
  'not-known': { icon: 'person-question', tone: 'muted' },
  unconfirmed: { icon: 'person-question', tone: 'accent', action: 'confirm' },
  'no-answer-given': { icon: 'person-question', tone: 'warning', action: 'ask-again' },
};

const unmatchedRow = { 'not-known': 'Not known here', unconfirmed: 'Check identity', 'no-answer-given': 'Gave no record' } as const;

function unmatchedSentence(match: keyof typeof unmatchedRow, name: string): string {
  if (match === 'not-known') return `This patient is not known at ${name}.`;
  if (match === 'unconfirmed') return `${name} may hold this patient: check and confirm.`;
  return `${name} gave no record and may hold one.`;
}

/**
 * The sharing rule's sentence if it is one. A source blocked as a whole says no more than design §5 allows, and no reason
 * that speaks of a part; on a category's page an agreement names that category.
 */
function withheldWords(
  outcome: Extract<Outcome, { state: 'withheld' }>,
  name: string,
  category: Category | undefined,
): Pick<OutcomeWords, 'text' | 'aroundNames'> {
  const { basis, why } = outcome;
  const isSentence = /^[A-Z].*\.$/s.test(why);
  const isBlocking = why.replace('’', "'") === blockedSentence(name);
  const speaksOfPart = basis === 'agreement' ? category === undefined : !isSentence || basis === 'personal';
  if (isWholeWithheld(outcome) && (speaksOfPart || isBlocking)) return { text: blockedSentence(name), aroundNames: blockedTogether };
  return { text: isSentence ? why : `${name}: ${why}.` };
}

const blockedSentence = (name: string): string => `${name} does not share this patient's record. It may hold one.`;
const blockedTogether = ['', " do not share this patient's record. They may hold one."] as const;

/** Names the part that an outcome of the whole source rests on: "Incomplete (documents): no answer within 10 s". */
export function withPart(words: OutcomeWords, part: string): OutcomeWords {
  return part === '' ? words : { ...words, text: words.text.replace(/^[^:]+/, (state) => `${state} (${part})`) };
}
