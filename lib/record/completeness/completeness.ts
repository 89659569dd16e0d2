import { categoryName, categoryNoun } from '#/lib/record/words/category-words.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { canHold, categoryOutcome, sourceOutcome } from '#/lib/record/stream/source-outcome.ts';
import { shortOutcome } from '#/lib/record/words/outcome-predicate.ts';
import { outcomeLook, partUnreadable, streamCutWords } from '#/lib/record/words/outcome-words.ts';
import type { OutcomeAction, OutcomeIcon, OutcomeTone } from '#/lib/record/words/outcome-words.ts';
import { formatCountOf, formatCount, formatListUpTo } from '#/lib/record/words/phrase.ts';
import type { SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { allCompleteSentence, leadWords, notKnownWords } from './words.ts';
import { outcomeRank, outcomeWord } from '#/lib/record/model/worst-outcome.ts';
import type { OutcomeWord } from '#/lib/record/model/worst-outcome.ts';

/** Exception of the completeness line: icon, then `text`. */
export interface CompletenessException {
  readonly icon: OutcomeIcon;
  readonly tone: OutcomeTone;
  /** "Social Care: no answer", or "9 no answer". */
  readonly text: string;
  readonly sources: readonly string[];
  readonly action?: OutcomeAction;
}

export interface Completeness {
  readonly complete: number;
  /** Sources that can hold it, without those that do not know the patient. */
  readonly of: number;
  /** Every source that knows the patient is complete, and every line could be read. */
  readonly all: boolean;
  /** "5 of 7 sources complete", "All 7 sources complete", "Allergies: 6 of 7 complete". */
  readonly lead: string;
  /** "asking City Hospitals, Social Care and 3 more" */
  readonly asking?: string;
  readonly exceptions: readonly CompletenessException[];
  /** "and 3 more" */
  readonly more?: string;
  /** "not known at 2 others" */
  readonly notKnown?: string;
  /** "part of the answer could not be read", "the viewer is restarting; ask again" */
  readonly unreadable?: string;
  /** "41 entries hidden by you" */
  readonly hidden?: string;
  /** The oldest end of an answer, ISO 8601 instant: "As of". */
  readonly asOf?: string;
  /** The whole line in one sentence, for the live region. */
  readonly sentence: string;
}

export interface CompletenessScope {
  /** Category to speak of; all of them without it. */
  readonly category?: Category;
  /** Entries hidden by ticks and filters: `counts.hiddenBySource + counts.hiddenByFilter`. */
  readonly hidden?: number;
}

export interface SourceStanding {
  readonly state: SourceTimeline;
  readonly outcome: Outcome;
  readonly word: OutcomeWord;
}

const shownExceptions = 3;
const namedInOneState = 3;

export function describeCompleteness(timeline: Timeline, { category, hidden = 0 }: CompletenessScope = {}): Completeness {
  const standings = standingsOf(timeline, category);
  const answerable = standings.filter(({ word }) => word !== 'not-known');
  const complete = answerable.filter(isComplete).length;
  const pending = answerable.filter(({ word }) => word === 'pending');
  const exceptions = exceptionsOf(answerable, category);
  const locale = timeline.hello?.locale;
  const parts = {
    lead: leadWords(complete, answerable.length, standings.length, category && categoryName(category, locale)),
    asking: pending.length > 0 ? `asking ${formatListUpTo(pending.map(nameOf), 2, locale)}` : undefined,
    more: moreOf(exceptions),
    notKnown: notKnownWords(standings.length - answerable.length, answerable.length),
    unreadable: unreadableOf(timeline) ?? restartOf(timeline),
    hidden: hidden > 0 ? `${formatCountOf(hidden, 'entry', 'entries')} hidden by you` : undefined,
  };
  const namedExceptions = exceptions.slice(0, shownExceptions);
  const sentence = [
    parts.lead,
    parts.asking,
    ...namedExceptions.map(({ text }) => text),
    parts.more,
    parts.notKnown,
    parts.unreadable,
    parts.hidden,
  ];
  return {
    ...parts,
    complete,
    of: answerable.length,
    all: standings.length > 0 && complete === answerable.length && parts.unreadable === undefined,
    exceptions: namedExceptions,
    asOf: oldestEnd(timeline),
    sentence: `${sentence.filter((part) => part !== undefined).join(' · ')}.`,
  };
}

/** Every source that can hold the category, worst first, then by name. */
export function standingsOf(timeline: Timeline, category: Category | undefined): readonly SourceStanding[] {
  return (
    [...timeline.sources.values()]
      .filter((state) => category === undefined || canHold(state, category))
      .map((state) => standingOf(state, category === undefined ? sourceOutcome(state) : categoryOutcome(state, category)))
      // A network that found members holds nothing itself: the organisations that joined stand for it.
      .filter(
        (standing) => !(standing.state.source.foundMembers && standing.state.source.foundMembers.withRecord > 0 && isComplete(standing)),
      )
      .toSorted((a, b) => outcomeRank(a.outcome) - outcomeRank(b.outcome) || nameOf(a).localeCompare(nameOf(b), 'en'))
  );
}

/** Tells whether a source answered in full, even with nothing. */
export function isComplete({ word }: SourceStanding): boolean {
  return word === 'complete' || word === 'none';
}

/** Reason when lines were lost that belong to no known source, or the stream stopped before it named its sources. */
export function unreadableOf(timeline: Timeline): string | undefined {
  if (timeline.unknownMessages > 0) return partUnreadable;
  return timeline.sources.size === 0 && timeline.connection.state === 'lost' ? streamCutWords[timeline.connection.cut] : undefined;
}

/** Says that the viewer is restarting, which explains why several sources are cut off at once. */
const restartOf = ({ connection }: Timeline): string | undefined =>
  connection.state === 'lost' && connection.cut === 'restarting' ? streamCutWords.restarting : undefined;

/** "All 7 sources complete for allergies; not known at 1 other.": after a sentence that says "no …". */
export function allCompleteWords(standings: readonly SourceStanding[], noun?: string): string {
  const knowing = standings.filter(({ word }) => word !== 'not-known').length;
  return allCompleteSentence(knowing, standings.length - knowing, noun);
}

function standingOf(state: SourceTimeline, outcome: Outcome): SourceStanding {
  return { state, outcome, word: outcomeWord(outcome) };
}

function nameOf({ state }: SourceStanding): string {
  return state.source.name;
}

/** Returns an exception for each source; more than three in one state share one: "9 no answer". Pending sources are in `asking`. */
function exceptionsOf(standings: readonly SourceStanding[], category: Category | undefined): readonly CompletenessException[] {
  const incomplete = standings.filter((standing) => !isComplete(standing) && standing.word !== 'pending');
  return [...Map.groupBy(incomplete, ({ word }) => word)].flatMap(([word, group]) => {
    const words = shortOutcome(word, categoryNoun(category));
    if (group.length <= namedInOneState) return group.map((standing) => exceptionOf([standing], `${nameOf(standing)}: ${words}`));
    return [exceptionOf(group, `${formatCount(group.length)} ${words}`)];
  });
}

function exceptionOf(standings: readonly SourceStanding[], text: string): CompletenessException {
  const first = standings[0];
  const look = first ? outcomeLook(first.outcome) : ({ icon: 'dash-circle', tone: 'muted' } as const);
  return { ...look, text, sources: standings.map(({ state }) => state.source.id) };
}

function moreOf(exceptions: readonly CompletenessException[]): string | undefined {
  const rest = exceptions.slice(shownExceptions).reduce((sum, { sources }) => sum + sources.length, 0);
  return rest > 0 ? `and ${formatCount(rest)} more` : undefined;
}

function oldestEnd(timeline: Timeline): string | undefined {
  const ends = [...timeline.sources.values()].map((state) => state.end?.at).filter((at) => at !== undefined);
  return ends.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}
