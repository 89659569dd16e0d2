import { categoryNoun } from '#/lib/record/words/category-words.ts';
import { categories, type Category } from '#/lib/record/model/category.ts';
import { isLasting, type OutcomeWord } from '#/lib/record/model/worst-outcome.ts';
import { partNotShared } from '#/lib/record/sharing-parts/words.ts';
import { canHold, categoryOutcome } from '#/lib/record/stream/source-outcome.ts';
import { outcomeLook, type OutcomeIcon, type OutcomeTone } from '#/lib/record/words/outcome-words.ts';
import type { SourceStanding } from './source-standing.ts';
import { partsNotSharedWords, statePartWords } from './state-part-words.ts';
import { partNotShownToRole } from './words.ts';

/** Part of the state line: sources of one state, said once for the page. */
export interface StatePart {
  readonly icon: OutcomeIcon;
  readonly tone: OutcomeTone;
  /** "No answer from Riverside Surgery and Royal Park Hospital: nothing of theirs is below" */
  readonly text: string;
  /** The same with years, where the line's dates lack them. */
  readonly spokenText?: string;
  /** The same with a number in place of the names, for a narrow line. */
  readonly short: string;
  readonly sources: readonly string[];
  /** Something went wrong today: asking again may mend it, and the whole line is a warning. */
  readonly isWrong: boolean;
  /** Ids of those that can be asked again. */
  readonly askAgain: readonly string[];
}

export interface StateScope {
  readonly category: Category | undefined;
  /** The reader's organisation, to which parts are not shared. */
  readonly organisation: string | undefined;
  readonly locale: string | undefined;
}

/** States that went wrong today: they come first, and make the line a warning. */
const wrongToday: readonly OutcomeWord[] = ['failed', 'denied', 'no-answer-given', 'partial'];
const order: readonly OutcomeWord[] = [
  ...wrongToday,
  'unconfirmed',
  'skipped',
  'not-shared',
  'withheld',
  'not-granted',
  'not-asked',
  'unsupported',
];

/**
 * Parts for sources that are not complete and are no longer asked, gravest first. A source that can only ever give part is
 * none of them: it counts in the line's first words, with its limit.
 */
export function statePartsOf(standings: readonly SourceStanding[], scope: StateScope): readonly StatePart[] {
  const open = standings.filter(({ outcome }) => !isLasting(outcome));
  return order.flatMap((word) => {
    const group = open.filter((standing) => standing.word === word);
    return group.length === 0 ? [] : partOf(word, group, scope);
  });
}

function partOf(word: OutcomeWord, group: readonly SourceStanding[], scope: StateScope): StatePart {
  const isWrong = wrongToday.includes(word);
  const first = group[0];
  const look = first ? outcomeLook(first.outcome) : ({ icon: 'dash-circle', tone: 'muted' } as const);
  const names = group.map(({ state }) => state.source.name);
  const words = statePartWords(word, names, categoryNoun(scope.category, scope.locale), scope.locale);
  return {
    icon: isWrong ? 'broken-cloud' : look.icon,
    tone: isWrong ? 'warning' : isStandingLimit(word) ? 'muted' : look.tone,
    text: word === 'withheld' ? (roleSentence(group) ?? partsSentence(group, scope) ?? words.text) : words.text,
    short: words.short,
    sources: group.map(({ state }) => state.source.id),
    isWrong,
    askAgain: group.filter(({ outcome }) => outcomeLook(outcome).action === 'ask-again').map(({ state }) => state.source.id),
  };
}

const isStandingLimit = (word: OutcomeWord): boolean => word === 'not-granted' || word === 'not-asked' || word === 'unsupported';

/** Said where nothing but the reader's role keeps something from them: the same at every source, so no source is named. */
const roleSentence = (group: readonly SourceStanding[]): string | undefined =>
  group.every(({ outcome }) => outcome.state === 'withheld' && outcome.basis === 'role') ? partNotShownToRole : undefined;

/** "Riverside Surgery: consultation text and documents not shared with City Hospitals", where an agreement says so of each. */
function partsSentence(group: readonly SourceStanding[], { category, organisation, locale }: StateScope): string | undefined {
  const sentences = group.flatMap((standing) => {
    const parts = partsNotShared(standing, category);
    return parts.length === 0 ? [] : [partsNotSharedWords(standing.state.source.name, parts, organisation, locale)];
  });
  return sentences.length === group.length && sentences.length <= mostSentences ? sentences.join('; ') : undefined;
}

/** More sources than this share a sentence without their parts. */
const mostSentences = 2;

function partsNotShared({ state }: SourceStanding, category: Category | undefined): readonly string[] {
  const inScope = category === undefined ? categories.filter((name) => canHold(state, name)) : [category];
  const parts = inScope.flatMap((name) => {
    const outcome = categoryOutcome(state, name);
    const isAgreed = outcome.state === 'withheld' && outcome.basis === 'agreement';
    return isAgreed ? (partNotShared(outcome.why, state.source.name) ?? []) : [];
  });
  return [...new Set(parts)];
}
