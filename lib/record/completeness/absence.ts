import { categoryNoun } from '#/lib/record/words/category-words.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { allCompleteWords, isComplete, standingsOf, unreadableOf } from './completeness.ts';
import {
  hiddenFromRole,
  safeguardingElsewhere,
  askingSentence,
  filteredSentence,
  incompleteSentence,
  noneInSourcesShown,
  noneRecorded,
  nothingSoFar,
  openSourcesWords,
  untickedSentence,
  waitingSentence,
} from './words.ts';
import type { SourceStanding } from './source-standing.ts';
import { receivedEntriesOf } from '#/lib/record/list/received-entries.ts';
import { visibilityCodes, visibilityOf } from '#/lib/record/list/entry-visibility.ts';
import { outcomeSentence } from '#/lib/record/words/outcome-words.ts';
import type { OutcomeWords } from '#/lib/record/words/outcome-words.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { View } from '#/lib/record/model/view.ts';

/** Text in place of a list without rows: a sentence, then a line a source, worst first. */
export interface AbsenceText {
  readonly kind: 'asking' | 'none' | 'incomplete' | 'filtered' | 'waiting';
  readonly sentence: string;
  readonly lines: readonly AbsenceLine[];
}

export interface AbsenceLine extends OutcomeWords {
  readonly source: string;
  readonly name: string;
}

export interface AbsenceScope {
  readonly category?: Category;
  readonly view: View;
}

interface Held {
  readonly byTicks: number;
  readonly byFilter: number;
  readonly waiting: number;
  /** Sources with entries that ticks hide. */
  readonly hiddenSources: ReadonlySet<string>;
}

/**
 * Returns the text for a list without rows. "No …" is said of the record only when every source that can hold the
 * category, ticked or not, ended without any and every line could be read (H05, H23); of rows, when a filter hides them.
 */
export function describeAbsence(timeline: Timeline, { category, view }: AbsenceScope): AbsenceText {
  if (category === 'safeguarding' && timeline.hello?.safeguarding !== true)
    return { kind: 'incomplete', sentence: safeguardingElsewhere, lines: [] };
  const standings = standingsOf(timeline, category);
  if (category !== undefined && standings.some(isHiddenFromRole))
    return { kind: 'incomplete', sentence: hiddenFromRole(category, timeline.hello?.locale), lines: [] };
  const held = heldBack(timeline, category, view);
  const lines = standings.filter(({ word }) => word !== 'complete').map((standing) => lineOf(standing, category, timeline.hello?.locale));
  return { ...sentenceOf(timeline, standings, held, category), lines };
}

/** Lines of sources that may hold more: for a short list, and for a block of the summary. */
export function incompleteLines(timeline: Timeline, category: Category | undefined): readonly AbsenceLine[] {
  return standingsOf(timeline, category)
    .filter((standing) => !isComplete(standing) && standing.word !== 'not-known')
    .map((standing) => lineOf(standing, category, timeline.hello?.locale));
}

function lineOf({ state, outcome }: SourceStanding, category: Category | undefined, locale: string | undefined): AbsenceLine {
  const { id, name } = state.source;
  return { ...outcomeSentence(outcome, name, category, locale), source: id, name };
}

function sentenceOf(
  timeline: Timeline,
  standings: readonly SourceStanding[],
  held: Held,
  category: Category | undefined,
): Omit<AbsenceText, 'lines'> {
  if (held.byFilter > 0) {
    return { kind: 'filtered', sentence: [filteredSentence(held.byFilter), ...untickedWords(held)].join(' ') };
  }
  if (held.waiting > 0) return { kind: 'waiting', sentence: waitingSentence(held.waiting) };
  const pending = standings.filter(({ word }) => word === 'pending').length;
  const cut = unreadableOf(timeline);
  if (pending > 0 || (standings.length === 0 && cut === undefined))
    return { kind: 'asking', sentence: `${askingSentence(pending)} ${untickedWords(held)[0] ?? nothingSoFar}` };
  if (held.byTicks > 0) return withSourcesUnticked(timeline, standings, held, category);
  if (cut === undefined && standings.every(holdsNothing)) return { kind: 'none', sentence: noneWords(timeline, standings, category) };
  return { kind: 'incomplete', sentence: incompleteWords(timeline, standings, category) };
}

function noneWords({ hello }: Timeline, standings: readonly SourceStanding[], category: Category | undefined): string {
  const noun = category && categoryNoun(category, hello?.locale);
  // Flags of safeguarding may be there: it is said of every patient to a role that is not named for them.
  const isSaid = (category === undefined || category === 'alerts') && hello?.safeguarding !== true;
  return [noneRecorded(category, hello?.locale), allCompleteWords(standings, noun), ...(isSaid ? [safeguardingElsewhere] : [])].join(' ');
}

/** Tells whether the category is not shown to the reader's role, which is so at every source. */
export const isHiddenFromRole = ({ outcome }: SourceStanding): boolean => outcome.state === 'withheld' && outcome.basis === 'role';

/** Tells whether a source surely holds nothing. */
function holdsNothing({ outcome, word }: SourceStanding): boolean {
  return word === 'none' || word === 'not-known' || (outcome.state === 'complete' && outcome.entries === 0);
}

function withSourcesUnticked(
  timeline: Timeline,
  standings: readonly SourceStanding[],
  held: Held,
  category: Category | undefined,
): Omit<AbsenceText, 'lines'> {
  const ticked = standings.filter(({ state }) => !held.hiddenSources.has(state.source.id));
  if (unreadableOf(timeline) !== undefined || ticked.length === 0 || !ticked.every(holdsNothing)) {
    return { kind: 'incomplete', sentence: [incompleteWords(timeline, ticked, category), ...untickedWords(held)].join(' ') };
  }
  return { kind: 'filtered', sentence: [noneInSourcesShown(ticked.length), ...untickedWords(held)].join(' ') };
}

function untickedWords({ byTicks, hiddenSources }: Held): readonly string[] {
  return byTicks > 0 ? [untickedSentence(byTicks, hiddenSources.size)] : [];
}

function incompleteWords(timeline: Timeline, standings: readonly SourceStanding[], category: Category | undefined): string {
  const locale = timeline.hello?.locale;
  const unreadable = unreadableOf(timeline);
  const open = Map.groupBy(
    standings.filter((standing) => !holdsNothing(standing)),
    ({ word }) => word,
  );
  const reasons = [...open].map(([word, group]) => {
    const names = group.map(({ state }) => state.source.name);
    return openSourcesWords(word, names, categoryNoun(category, locale), locale);
  });
  const empty = standings.filter(holdsNothing).length;
  return incompleteSentence(unreadable === undefined ? reasons : [unreadable, ...reasons], empty);
}

/** Entries received but not in the list, of the category or of all. A category filter hides nothing within its category. */
function heldBack(timeline: Timeline, category: Category | undefined, view: View): Held {
  const entries = receivedEntriesOf(timeline.sources);
  const { columns } = entries;
  const categoryIndex = category === undefined ? undefined : categories.indexOf(category);
  const held = { byTicks: 0, byFilter: 0, waiting: 0, hiddenSources: new Set<string>() };
  visibilityOf(entries, timeline, category === undefined ? view : { ...view, categories: new Set([category]) }).forEach(
    (visibility, index) => {
      if (categoryIndex !== undefined && columns.category[index] !== categoryIndex) return;
      if (visibility === visibilityCodes.hiddenByFilter) held.byFilter += 1;
      if (visibility === visibilityCodes.waiting) held.waiting += 1;
      if (visibility !== visibilityCodes.hiddenBySource) return;
      held.byTicks += 1;
      held.hiddenSources.add(columns.sourceIds[columns.source[index] ?? 0] ?? '');
    },
  );
  return held;
}
