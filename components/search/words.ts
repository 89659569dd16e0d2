import type { QueryRemark } from '#/lib/record/search/parse-query.ts';
import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';

const remarkWords: Readonly<Record<QueryRemark['type'], (typed: string) => string>> = {
  kind: (typed) =>
    `“${typed}” is a kind of medicine: found only where these words are written. Search for a medicine by its name, or look in Medicines.`,
  'left-out': (typed) => `“${typed}” was left out: the search does not compare values. Look in Results.`,
  'as-written': (typed) => `“${typed}” was searched as written: the search does not compare values. Look in Results.`,
};

/** Words of the search. */
export const searchWords = {
  label: 'Search the record',
  placeholder: 'Search everything',
  /** More is not a search: the field takes no longer text. */
  longest: 300,
  keys: 'Words, beginnings, dates (“nov 2025”), sources, people',
  clear: 'End the search',
  heading: 'Search',
  matches: (count: number) => formatCountOf(count, 'match', 'matches'),
  searched: (entries: number, documents: number) =>
    documents === 0
      ? `in ${formatCountOf(entries, 'entry', 'entries')}`
      : `in ${formatCountOf(entries, 'entry', 'entries')} and the text of ${formatCountOf(documents, 'document', 'documents')}`,
  alsoFor: (names: readonly string[]) => `also for: ${names.join(', ')}`,
  onlyTyped: 'only my words',
  otherNames: 'other names too',
  none: 'No match in what was searched.',
  didYouMean: 'Did you mean',
  more: (count: number) => `${formatCount(count)} more`,
  hidden: (count: number) => `${formatCount(count)} more in sources you unticked`,
  show: 'Show',
  notSearched: 'Not searched',
  insideDocuments: (count: number) => `Inside ${formatCountOf(count, 'document', 'documents')}`,
  searchThemToo: 'Search them too',
  searchNewest: (count: number) => `Search the newest ${formatCount(count)}`,
  reading: (done: number, of: number) => `Reading documents: ${formatCount(done)} of ${formatCount(of)}`,
  stop: 'Stop',
  limited: (count: number, source: string) =>
    `${formatCountOf(count, 'document', 'documents')} of ${source}, which gives only so many a day: open one to read it`,
  pictures: (count: number) => `${formatCountOf(count, 'document', 'documents')} without text: pictures`,
  failed: (count: number) => `${formatCountOf(count, 'document', 'documents')} that could not be read`,
  tryAgain: 'Try again',
  unavailable: (count: number) => `${formatCountOf(count, 'document', 'documents')} that could not be received`,
  inPart: (count: number) => `Parts of ${formatCountOf(count, 'document', 'documents')}`,
  picturesWithin: (count: number) => `${formatCountOf(count, 'picture', 'pictures')} without text`,
  list: 'List',
  hideList: 'Hide list',
  nothingLeftOut: 'Nothing was left out: every source is complete.',
  place: (at: number, of: number) => `place ${formatCount(at)} of ${formatCount(of)}`,
  noPlace: 'Found by its date, source or codes: no words to mark here',
  nextPlace: 'Next place',
  previousPlace: 'Place before',
  places: (count: number) => formatCountOf(count, 'place', 'places'),
  foundInside: 'Found inside the document: open it to read',
  pages: 'Pages:',
  aboutPatient: 'About the patient',
  inBanner: 'in the banner',
  inNotices: 'decisions and alerts',
  inPeople: 'who to ring',
  remark: ({ type, typed }: QueryRemark): string => remarkWords[type](typed),
  matchesHeading: 'Matches',
  all: 'All',
  nothingKept: 'Nothing typed here is kept or sent',
  hints: [
    ['↑ ↓', 'move'],
    ['Enter', 'open; again: next place'],
    ['Esc', 'back to the page'],
  ],
  spoken: (matches: number, typed: string) => `${formatCountOf(matches, 'match', 'matches')} for ${typed}`,
} as const;
