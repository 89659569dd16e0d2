import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';

/** Words of the search. */
export const searchWords = {
  label: 'Search the record',
  placeholder: 'Search everything',
  keys: 'Words, beginnings, dates (“nov 2025”), sources, people',
  clear: 'End the search',
  heading: 'Search',
  matches: (count: number) => formatCountOf(count, 'match', 'matches'),
  searched: (entries: number) => `in ${formatCountOf(entries, 'entry', 'entries')}`,
  alsoFor: (names: readonly string[]) => `also for: ${names.join(', ')}`,
  onlyTyped: 'only my words',
  otherNames: 'other names too',
  none: 'No match in what was searched.',
  didYouMean: 'Did you mean',
  more: (count: number) => `${formatCount(count)} more`,
  hidden: (count: number) => `${formatCount(count)} more in sources you unticked`,
  show: 'Show',
  notSearched: 'Not searched',
  files: (count: number) => `The text inside ${formatCountOf(count, 'file', 'files')}: open a document to read it`,
  unavailable: (count: number) => `${formatCountOf(count, 'file', 'files')} that could not be received`,
  nothingLeftOut: 'Nothing was left out: every source is complete.',
  place: (at: number, of: number) => `place ${formatCount(at)} of ${formatCount(of)}`,
  nextPlace: 'Next place',
  nothingKept: 'Nothing typed here is kept or sent',
  hints: [
    ['↑ ↓', 'move'],
    ['Enter', 'open; again: next place'],
    ['Esc', 'back to the page'],
  ],
  spoken: (matches: number, typed: string) => `${formatCountOf(matches, 'match', 'matches')} for ${typed}`,
} as const;
