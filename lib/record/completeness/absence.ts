import { categoryNoun } from '#/lib/record/words/category-words.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { allCompleteWords, isComplete, standingsOf, unreadableOf } from './completeness.ts';
import type { Standing } from './completeness.ts';
import { receivedEntriesOf } from '#/lib/record/list/received-entries.ts';
import { visibilityCodes, visibilityOf } from '#/lib/record/list/entry-visibility.ts';
import { outcomeSentence } from '#/lib/record/words/outcome-words.ts';
import type { OutcomeWords } from '#/lib/record/words/outcome-words.ts';
import { formatCountOf, formatCount, formatList } from '#/lib/record/words/phrase.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { OutcomeWord } from '#/lib/record/model/worst-outcome.ts';

/** What stands where a list has no rows: one sentence, then a line a source, worst first. */
export interface Absence {
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
  readonly tickedOff: ReadonlySet<string>;
}

/**
 * For a list without rows. "No …" is said of the record only when every source that can hold the category, ticked or
 * not, ended without any and every line could be read (H05, H23); of a filter, when it hides what there is.
 */
export function absence(timeline: Timeline, { category, view }: AbsenceScope): Absence {
  const standings = standingsOf(timeline, category);
  const held = heldBack(timeline, category, view);
  const lines = standings.filter(({ word }) => word !== 'complete').map((each) => lineOf(each, category, timeline.hello?.locale));
  return { ...sentenceOf(timeline, standings, held, category), lines };
}

/** The lines alone, of sources that may hold more: for a short list, and for a block of the summary. */
export function incompleteLines(timeline: Timeline, category: Category | undefined): readonly AbsenceLine[] {
  return standingsOf(timeline, category)
    .filter((each) => !isComplete(each) && each.word !== 'not-known')
    .map((each) => lineOf(each, category, timeline.hello?.locale));
}

function lineOf({ state, outcome }: Standing, category: Category | undefined, locale: string | undefined): AbsenceLine {
  const { id, name } = state.source;
  return { ...outcomeSentence(outcome, name, category, locale), source: id, name };
}

function sentenceOf(
  timeline: Timeline,
  standings: readonly Standing[],
  held: Held,
  category: Category | undefined,
): Omit<Absence, 'lines'> {
  if (held.byFilter > 0) {
    const off = held.byTicks > 0 ? ` ${tickedOffWords(held)}` : '';
    return { kind: 'filtered', sentence: `No rows match. ${formatCount(held.byFilter)} hidden by your filters.${off}` };
  }
  if (held.waiting > 0) return { kind: 'waiting', sentence: `${formatCount(held.waiting)} new, not in the list yet.` };
  const pending = standings.filter(({ word }) => word === 'pending').length;
  const cut = unreadableOf(timeline);
  if (pending > 0 || (standings.length === 0 && cut === undefined)) return { kind: 'asking', sentence: askingWords(pending, held) };
  if (held.byTicks > 0) return tickedOffSentence(standings, held, cut, category);
  if (cut === undefined && standings.every(holdsNothing))
    return { kind: 'none', sentence: `${noneWords(category, timeline.hello?.locale)} ${allCompleteWords(standings)}` };
  return { kind: 'incomplete', sentence: incompleteWords(standings, cut, category) };
}

/** A certain no. */
function holdsNothing({ outcome, word }: Standing): boolean {
  return word === 'none' || word === 'not-known' || (outcome.state === 'complete' && outcome.entries === 0);
}

function askingWords(pending: number, held: Held): string {
  const asked = pending > 0 ? `Still asking ${formatCountOf(pending, 'source', 'sources')}.` : 'Asking the sources.';
  return held.byTicks > 0 ? `${asked} ${tickedOffWords(held)}` : `${asked} Nothing so far.`;
}

function tickedOffSentence(
  standings: readonly Standing[],
  held: Held,
  cut: string | undefined,
  category: Category | undefined,
): Omit<Absence, 'lines'> {
  const shown = standings.filter(({ state }) => !held.tickedOff.has(state.source.id));
  if (cut !== undefined || shown.length === 0 || !shown.every(holdsNothing)) {
    return { kind: 'incomplete', sentence: `${incompleteWords(shown, cut, category)} ${tickedOffWords(held)}` };
  }
  return { kind: 'filtered', sentence: `None in the ${formatCountOf(shown.length, 'source', 'sources')} shown. ${tickedOffWords(held)}` };
}

function tickedOffWords({ byTicks, tickedOff }: Held): string {
  return `${formatCount(byTicks)} hidden by you: ${formatCountOf(tickedOff.size, 'source', 'sources')} unticked.`;
}

function noneWords(category: Category | undefined, locale: string | undefined): string {
  return category === undefined ? 'Nothing recorded.' : `No ${categoryNoun(category, locale)} recorded.`;
}

const verbs: Partial<Record<OutcomeWord, readonly [one: string, many: string]>> = {
  unconfirmed: ['is to be confirmed', 'are to be confirmed'],
  failed: ['gave no answer', 'gave no answer'],
  denied: ['refused', 'refused'],
  'no-answer-given': ['gave no record', 'gave no record'],
  partial: ['answered in part', 'answered in part'],
  skipped: ['has not been asked', 'have not been asked'],
  withheld: ['does not share all', 'do not share all'],
};

function incompleteWords(standings: readonly Standing[], cut: string | undefined, category: Category | undefined): string {
  const open = Map.groupBy(
    standings.filter((each) => !holdsNothing(each)),
    ({ word }) => word,
  );
  const reasons = [...open].map(([word, each]) => {
    const [one, many] = verbs[word] ?? [`does not provide ${categoryNoun(category)}`, `do not provide ${categoryNoun(category)}`];
    const names =
      each.length > 3 ? formatCountOf(each.length, 'source', 'sources') : formatList(each.map(({ state }) => state.source.name));
    return `${names} ${each.length === 1 ? one : many}`;
  });
  const none = standings.filter(holdsNothing).length;
  const rest = none === 0 ? [] : [`${formatCount(none)} ${none === 1 ? 'other holds' : 'others hold'} none`];
  return `Nothing to show yet: ${[...(cut === undefined ? [] : [cut]), ...reasons, ...rest].join(', ')}.`;
}

/** Of the category, or of all, what is here but not in the list; other categories are no filter's doing. */
function heldBack(timeline: Timeline, category: Category | undefined, view: View): Held {
  const corpus = receivedEntriesOf(timeline.sources);
  const { columns } = corpus;
  const place = category === undefined ? undefined : categories.indexOf(category);
  const held = { byTicks: 0, byFilter: 0, waiting: 0, tickedOff: new Set<string>() };
  visibilityOf(corpus, timeline, category === undefined ? view : { ...view, categories: new Set([category]) }).forEach((fate, index) => {
    if (place !== undefined && columns.category[index] !== place) return;
    if (fate === visibilityCodes.hiddenByFilter) held.byFilter += 1;
    if (fate === visibilityCodes.waiting) held.waiting += 1;
    if (fate !== visibilityCodes.hiddenBySource) return;
    held.byTicks += 1;
    held.tickedOff.add(columns.sourceIds[columns.source[index] ?? 0] ?? '');
  });
  return held;
}
