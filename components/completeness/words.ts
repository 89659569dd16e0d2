import { formatCount, formatCountOf, formatList, formatListUpTo } from '#/lib/record/words/phrase.ts';
import { supportReferenceWords } from '#/lib/record/words/reference-words.ts';

/** "Social Care: slow to answer"; empty without slow sources. */
export function slowWords(slow: readonly string[], locale: string): string {
  return slow.length === 0 ? '' : `${formatListUpTo(slow, 2, locale)}: slow to answer`;
}

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
