import { type AbsenceText, describeAbsence } from '#/lib/record/completeness/absence.ts';
import { allCompleteWords, isComplete, standingsOf, unreadableOf } from '#/lib/record/completeness/completeness.ts';
import { listedCategories } from '#/lib/record/model/category.ts';
import type { SourceStanding } from '#/lib/record/completeness/source-standing.ts';
import { askingSentence, nothingSoFar, untickedSentence, waitingSentence } from '#/lib/record/completeness/words.ts';
import { visibilityCodes, visibilityOf } from '#/lib/record/list/entry-visibility.ts';
import { preparedEntriesOf, receivedEntriesOf } from '#/lib/record/list/received-entries.ts';
import type { SectionSettings } from '#/lib/record/model/summary-settings.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { canonicalCode, entryCodes } from './section-codes.ts';
import { codedSectionWords } from './section-words.ts';

const gravestFirst: readonly AbsenceText['kind'][] = ['asking', 'waiting', 'filtered', 'incomplete', 'none'];

/**
 * Returns the text of a section without rows. `groupCount`: groups of its categories, whatever their codes. "None" is said only where every
 * source that can hold one of the categories ended whole (H05); of codes, it is said of what was received alone.
 */
export function sectionAbsence(timeline: Timeline, view: View, section: SectionSettings, groupCount: number): AbsenceText {
  const { categories, codes } = section;
  const texts = categories.map((category) => describeAbsence(timeline, { category, view }));
  const lines = [...new Map(texts.flatMap((text) => text.lines).map((line) => [line.source, line])).values()];
  if (codes) return { ...absenceByCode(timeline, view, { ...section, codes }, groupCount), lines };
  const kind = gravestFirst.find((name) => texts.some((text) => text.kind === name)) ?? 'none';
  const sentences = new Set(texts.filter((text) => text.kind === kind).map(({ sentence }) => sentence));
  return { kind, sentence: [...(kind === 'none' ? sentences : [...sentences].slice(0, 1))].join(' '), lines };
}

type SectionByCode = SectionSettings & { readonly codes: readonly string[] };

function absenceByCode(timeline: Timeline, view: View, section: SectionByCode, groupCount: number): Omit<AbsenceText, 'lines'> {
  const standings = standingsOfAll(timeline, section);
  const { hidden, hiddenSources, waiting } = matchesNotShown(timeline, view, section);
  if (waiting > 0) return { kind: 'waiting', sentence: waitingSentence(waiting) };
  if (hidden > 0) return { kind: 'filtered', sentence: untickedSentence(hidden, hiddenSources) };
  const pending = standings.filter(({ word }) => word === 'pending').length;
  if (pending > 0 || standings.length === 0) return { kind: 'asking', sentence: `${askingSentence(pending)} ${nothingSoFar}` };
  const open = standings.filter((standing) => !isComplete(standing) && standing.word !== 'not-known').length;
  const unreadable = unreadableOf(timeline);
  if (open > 0 || unreadable !== undefined) return { kind: 'incomplete', sentence: codedSectionWords.incomplete(open, unreadable) };
  return { kind: 'none', sentence: `${codedSectionWords.none(groupCount)} ${allCompleteWords(standings)}` };
}

/** Standing of each source, once: its worst over the section's categories. */
function standingsOfAll(timeline: Timeline, { categories }: SectionSettings): readonly SourceStanding[] {
  const all = categories.flatMap((category) => standingsOf(timeline, category));
  return [...Map.groupBy(all, ({ state }) => state.source.id).values()].flatMap((standings) => {
    const worst = standings.find((standing) => !isComplete(standing) && standing.word !== 'not-known') ?? standings[0];
    return worst ? [standings.find(({ word }) => word === 'pending') ?? worst] : [];
  });
}

/** Entries with one of the codes that the reader's ticks keep from the section, or that wait. */
function matchesNotShown(timeline: Timeline, view: View, { categories, codes }: SectionByCode) {
  const received = receivedEntriesOf(timeline.sources);
  const visibility = visibilityOf(received, timeline, view);
  const wanted = new Set(codes.map(canonicalCode));
  const hiddenSources = new Set<string>();
  const counts = { hidden: 0, waiting: 0 };
  preparedEntriesOf(received).forEach(({ entry, source }, index) => {
    const isHidden = visibility[index] === visibilityCodes.hiddenBySource;
    if (!isHidden && visibility[index] !== visibilityCodes.waiting) return;
    if (!categories.includes(entry.category) || entry.assertion === 'removed' || !listedCategories.has(entry.category)) return;
    if (!entryCodes(entry).some((code) => wanted.has(code))) return;
    counts[isHidden ? 'hidden' : 'waiting'] += 1;
    if (isHidden) hiddenSources.add(source);
  });
  return { ...counts, hiddenSources: hiddenSources.size };
}
