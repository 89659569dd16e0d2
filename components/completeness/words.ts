import { formatCount, formatCountOf, formatList, formatListUpTo } from '#/lib/record/words/phrase.ts';
import { supportReferenceWords } from '#/lib/record/words/reference-words.ts';

/** "Social Care: slow to answer"; empty without slow sources. */
export function slowWords(slow: readonly string[], locale: string): string {
  return slow.length === 0 ? '' : `${formatListUpTo(slow, 2, locale)}: slow to answer`;
}

export const stateLineWords = {
  /** "Ask all 3 again": those that gave no whole answer today. */
  askAgain: (sources: number): string =>
    sources === 1 ? 'Ask again' : sources === 2 ? 'Ask both again' : `Ask all ${formatCount(sources)} again`,
} as const;

export const ledgerWords = {
  answered: (time: string): string => `Answered ${time}`,
  took: (seconds: number): string => `took ${seconds.toFixed(1)} s`,
  resources: (count: number): string => formatCountOf(count, 'resource', 'resources'),
  entries: (entries: number, pages: number): string =>
    `${formatCountOf(entries, 'entry', 'entries')}${pages > 0 ? ` on ${formatCountOf(pages, 'page', 'pages')}` : ''}`,
  refused: (count: number): string => `${formatCount(count)} not shown`,
  unreadable: (count: number): string => `${formatCount(count)} could not be read`,
  reference: supportReferenceWords,
  notAsked: (types: readonly string[]): string => `Offered there, not asked for: ${formatList(types.map(typeWords))}`,
} as const;

/** "ExplanationOfBenefit" → "explanation of benefit" */
function typeWords(type: string): string {
  return type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

export const aboutWords = {
  heading: 'About this view',
  everyEntry: 'Every entry received',
  view: (rows: number, entries: number): string =>
    `${formatCountOf(rows, 'row', 'rows')} from ${formatCountOf(entries, 'entry', 'entries')}. This is a view of what the sources hold, not a record: nothing is stored here.`,
} as const;

/** Sums under "Every entry received", in their order. */
export const sumLabels = {
  received: 'Received',
  visible: 'Shown as a row',
  folded: 'Inside another row',
  removed: 'Removed by their source, struck through',
  hiddenBySource: 'Hidden: sources unticked',
  hiddenByFilter: 'Hidden: filters',
  waiting: 'Waiting to be shown',
} as const;
