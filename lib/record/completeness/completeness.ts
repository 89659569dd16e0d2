import { categoryName } from '#/lib/record/words/category-words.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { canHold, categoryOutcome, sourceOutcome } from '#/lib/record/stream/source-outcome.ts';
import { partUnreadable, streamCutWords } from '#/lib/record/words/outcome-words.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import type { SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { SourceStanding } from './source-standing.ts';
import { freshnessPart, freshnessSentence } from './freshness-part.ts';
import { withNamedPeople } from './people-outcome.ts';
import { type StatePart, statePartsOf } from './state-parts.ts';
import { allCompleteSentence, askingWords, leadWords, standingLimitWords, notKnownWords } from './words.ts';
import { isLasting, outcomeRank, outcomeWord } from '#/lib/record/model/worst-outcome.ts';

export interface Completeness {
  readonly complete: number;
  /** Sources that can hold it, without those that do not know the patient. */
  readonly of: number;
  /** Every source that knows the patient is complete, and every line could be read. */
  readonly all: boolean;
  /** "5 of 7 sources complete", "All 7 sources complete, 3 of them in documents only", "Allergies: 6 of 7 complete". */
  readonly lead: string;
  /** "Asking City Hospitals", "Asking 9 sources" */
  readonly asking?: string;
  /** Sources that are not complete, said once for the page, gravest first. */
  readonly parts: readonly StatePart[];
  /** Something went wrong today: the whole line is a warning. */
  readonly isWrong: boolean;
  /** Ids of the sources that can be asked again, all at once. */
  readonly askAgain: readonly string[];
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

/** Names of sources still asked; more are a number, for the panel and each block's head name them. */
const mostAsked = 1;

export function describeCompleteness(timeline: Timeline, { category, hidden = 0 }: CompletenessScope = {}): Completeness {
  const standings = standingsOf(timeline, category);
  const answerable = standings.filter(({ word }) => word !== 'not-known');
  const complete = answerable.filter(isComplete).length;
  const pending = answerable.filter(({ word }) => word === 'pending');
  const { hello } = timeline;
  const locale = hello?.locale;
  const parts = [
    ...statePartsOf(answerable, { category, organisation: hello?.viewer.organisationName, locale }),
    ...freshnessPart(answerable, locale),
  ];
  const standing = answerable.flatMap(({ outcome }) => (outcome.state === 'partial' && isLasting(outcome) ? outcome : []));
  const lead = leadWords(complete + standing.length, answerable.length, standings.length, category && categoryName(category, locale));
  const words = {
    lead: [lead, ...standingLimitWords(standing)].join(', '),
    asking: pending.length > 0 ? askingWords(pending.map(nameOf), mostAsked, locale) : undefined,
    notKnown: notKnownWords(standings.length - answerable.length, answerable.length),
    unreadable: unreadableOf(timeline) ?? cutWordsOf(timeline),
    hidden: hidden > 0 ? `${formatCountOf(hidden, 'entry', 'entries')} hidden by you` : undefined,
  };
  const sentence = [
    words.lead,
    words.asking,
    ...parts.map(({ text, spokenText }) => spokenText ?? text),
    words.notKnown,
    words.unreadable,
    words.hidden,
  ];
  return {
    ...words,
    parts,
    isWrong: parts.some((part) => part.isWrong) || words.unreadable !== undefined,
    askAgain: parts.flatMap((part) => part.askAgain),
    complete,
    of: answerable.length,
    all: standings.length > 0 && complete === answerable.length && words.unreadable === undefined,
    asOf: oldestEnd(timeline),
    sentence: `${sentence.flatMap((part) => (part === undefined ? [] : [part.replace(/\.$/, '')])).join(' · ')}.`,
  };
}

/** Every source that can hold the category, worst first, then by name. */
export function standingsOf(timeline: Timeline, category: Category | undefined): readonly SourceStanding[] {
  return (
    [...timeline.sources.values()]
      .filter((state) => category === undefined || canHold(state, category))
      .map((state) => standingOf(state, category === undefined ? sourceOutcome(state) : ofCategory(state, category)))
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

/** Says what stopped the stream on purpose, which explains why several sources are cut off at once. */
const cutWordsOf = ({ connection }: Timeline): string | undefined =>
  connection.state === 'lost' && connection.cut !== 'connection-lost' ? streamCutWords[connection.cut] : undefined;

/** "All 7 sources complete for allergies; not known at 1 other.": after a sentence that says "no …"; then who is older than a day. */
export function allCompleteWords(standings: readonly SourceStanding[], noun?: string): string {
  const knowing = standings.filter(({ word }) => word !== 'not-known').length;
  return `${allCompleteSentence(knowing, standings.length - knowing, noun)}${freshnessSentence(standings)}`;
}

const ofCategory = (state: SourceTimeline, category: Category): Outcome =>
  category === 'people' ? withNamedPeople(state, categoryOutcome(state, category)) : categoryOutcome(state, category);

function standingOf(state: SourceTimeline, outcome: Outcome): SourceStanding {
  return { state, outcome, word: outcomeWord(outcome) };
}

function nameOf({ state }: SourceStanding): string {
  return state.source.name;
}

function oldestEnd(timeline: Timeline): string | undefined {
  const ends = [...timeline.sources.values()].map((state) => state.end?.at).filter((at) => at !== undefined);
  return ends.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}
