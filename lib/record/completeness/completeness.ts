import { categoryName, categoryNoun } from '#/lib/record/words/category-words.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { canHold, outcomeOf, sourceOutcome } from '#/lib/record/stream/source-outcome.ts';
import { outcomeLook } from '#/lib/record/words/outcome-words.ts';
import type { OutcomeAction, OutcomeIcon, OutcomeTone } from '#/lib/record/words/outcome-words.ts';
import { formatCountOf, formatCount, formatListUpTo } from '#/lib/record/words/phrase.ts';
import type { SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { outcomeRank, outcomeWord } from '#/lib/record/model/worst-outcome.ts';
import type { OutcomeWord } from '#/lib/record/model/worst-outcome.ts';

/** One exception of the completeness line: icon, then `text`. */
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
  /** Sources that can hold it and do not say that they do not know the patient. */
  readonly of: number;
  /** Nothing is missing, as far as anyone says. */
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
  /** "part of the answer could not be read" */
  readonly unreadable?: string;
  /** "41 entries hidden by you" */
  readonly hidden?: string;
  /** The oldest end of an answer, ISO 8601 instant: "As of". */
  readonly asOf?: string;
  /** The whole line in one sentence, for the live region. */
  readonly sentence: string;
}

export interface CompletenessScope {
  /** Speaks of one category only. */
  readonly category?: Category;
  /** Entries hidden by ticks and filters: `counts.hiddenBySource + counts.hiddenByFilter`. */
  readonly hidden?: number;
}

export interface Standing {
  readonly state: SourceTimeline;
  readonly outcome: Outcome;
  readonly word: OutcomeWord;
}

const shownExceptions = 3;
const namedInOneState = 3;

export function completeness(timeline: Timeline, { category, hidden = 0 }: CompletenessScope = {}): Completeness {
  const standings = standingsOf(timeline, category);
  const known = standings.filter(({ word }) => word !== 'not-known');
  const complete = known.filter(isComplete).length;
  const pending = known.filter(({ word }) => word === 'pending');
  const exceptions = exceptionsOf(known, category);
  const parts = {
    lead: leadOf(complete, known.length, standings.length, category && categoryName(category, timeline.hello?.locale)),
    asking: pending.length > 0 ? `asking ${formatListUpTo(pending.map(nameOf), 2)}` : undefined,
    more: moreOf(exceptions),
    notKnown: notKnownOf(standings.length - known.length, known.length),
    unreadable: unreadableOf(timeline),
    hidden: hidden > 0 ? `${formatCountOf(hidden, 'entry', 'entries')} hidden by you` : undefined,
  };
  const shown = exceptions.slice(0, shownExceptions);
  const sentence = [parts.lead, parts.asking, ...shown.map(({ text }) => text), parts.more, parts.notKnown, parts.unreadable, parts.hidden];
  return {
    ...parts,
    complete,
    of: known.length,
    all: standings.length > 0 && complete === known.length && parts.unreadable === undefined,
    exceptions: shown,
    asOf: oldestEnd(timeline),
    sentence: `${sentence.filter((part) => part !== undefined).join(' · ')}.`,
  };
}

/** Every source that can hold the category, worst first, then by name. */
export function standingsOf(timeline: Timeline, category: Category | undefined): readonly Standing[] {
  return (
    [...timeline.sources.values()]
      .filter((state) => category === undefined || canHold(state, category))
      .map((state) => standing(state, category === undefined ? sourceOutcome(state) : outcomeOf(state, category)))
      // A network that found whom to ask holds nothing itself: the organisations that joined stand for it.
      .filter((each) => !(each.state.source.foundMembers && each.state.source.foundMembers.withRecord > 0 && isComplete(each)))
      .toSorted((a, b) => outcomeRank(a.outcome) - outcomeRank(b.outcome) || nameOf(a).localeCompare(nameOf(b), 'en'))
  );
}

/** It answered in full, be it with nothing. */
export function isComplete({ word }: Standing): boolean {
  return word === 'complete' || word === 'none';
}

/** Lines were lost that no source can be blamed for, or the stream stopped before it named its sources. */
export function unreadableOf(timeline: Timeline): string | undefined {
  if (timeline.unknownMessages > 0) return 'part of the answer could not be read';
  return timeline.sources.size === 0 && timeline.connection.state === 'lost' ? 'connection lost' : undefined;
}

/** "All 7 sources complete." with those that do not know the patient: for a list or a label that says "no …". */
export function allCompleteWords(standings: readonly Standing[]): string {
  const known = standings.filter(({ word }) => word !== 'not-known').length;
  const strangers = standings.length - known;
  if (known === 0) return `This patient is not known at ${standings.length === 1 ? 'the 1 source' : `any of ${standings.length} sources`}.`;
  const all = known === 1 ? 'The 1 source is complete' : `All ${known} sources complete`;
  return strangers === 0 ? `${all}.` : `${all}; ${notKnownOf(strangers, known)}.`;
}

function standing(state: SourceTimeline, outcome: Outcome): Standing {
  return { state, outcome, word: outcomeWord(outcome) };
}

function nameOf({ state }: Standing): string {
  return state.source.name;
}

function leadOf(complete: number, of: number, asked: number, category: string | undefined): string {
  if (asked === 0) return category === undefined ? 'Asking the sources' : `${category}: asking the sources`;
  const all = complete === of;
  if (category !== undefined) return `${category}: ${all ? `all ${of}` : `${complete} of ${of}`} complete`;
  if (of === 0) return `This patient is not known at any of ${asked} sources`;
  const sources = of === 1 ? 'source' : 'sources';
  return all && of > 1 ? `All ${of} sources complete` : `${complete} of ${of} ${sources} complete`;
}

/** One exception a source; more than three in one state are one: "9 no answer". Pending is said apart, by `asking`. */
function exceptionsOf(known: readonly Standing[], category: Category | undefined): readonly CompletenessException[] {
  const others = known.filter((each) => !isComplete(each) && each.word !== 'pending');
  const byWord = Map.groupBy(others, ({ word }) => word);
  return [...byWord].flatMap(([word, each]) => {
    const words = exceptionWords(word, category);
    if (each.length <= namedInOneState) return each.map((one) => exception([one], `${nameOf(one)}: ${words}`));
    return [exception(each, `${formatCount(each.length)} ${words}`)];
  });
}

function exception(each: readonly Standing[], text: string): CompletenessException {
  const first = each[0];
  const look = first ? outcomeLook(first.outcome) : ({ icon: 'dash-circle', tone: 'muted' } as const);
  return { ...look, text, sources: each.map(({ state }) => state.source.id) };
}

function exceptionWords(word: OutcomeWord, category: Category | undefined): string {
  const words: Partial<Record<OutcomeWord, string>> = {
    unconfirmed: 'check identity',
    failed: 'no answer',
    denied: 'refused',
    'no-answer-given': 'gave no record',
    partial: 'incomplete',
    skipped: 'not asked',
    withheld: 'some not shared',
    unsupported: `does not provide ${categoryNoun(category)}`,
  };
  return words[word] ?? 'not complete';
}

function moreOf(exceptions: readonly CompletenessException[]): string | undefined {
  const rest = exceptions.slice(shownExceptions).reduce((sum, { sources }) => sum + sources.length, 0);
  return rest > 0 ? `and ${formatCount(rest)} more` : undefined;
}

function notKnownOf(count: number, known: number): string | undefined {
  if (count === 0 || known === 0) return undefined;
  return `not known at ${formatCount(count)} ${count === 1 ? 'other' : 'others'}`;
}

function oldestEnd(timeline: Timeline): string | undefined {
  const ends = [...timeline.sources.values()].map((state) => state.end?.at).filter((at) => at !== undefined);
  return ends.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}
