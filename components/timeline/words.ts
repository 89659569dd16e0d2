import type { RowScores } from '#/lib/record/summary/observed/row-scores.ts';
import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';

/** Words of the list and its rows. */
export const timelineWords = {
  approximate: 'Approx',
  parts: 'Parts',
  partsOf: (title: string) => `Parts of ${title}`,
  shelf: (rows: number) => `No date (${formatCount(rows)})`,
  rows: (rows: number) => formatCountOf(rows, 'row', 'rows'),
  entries: (entries: number) => formatCountOf(entries, 'entry', 'entries'),
  hidden: (rows: number) => `${formatCount(rows)} hidden`,
  tests: (tests: number) => formatCountOf(tests, 'test', 'tests'),
  issued: (times: number) => `issued ${times} times this month`,
  more: (results: number) => `${results} more`,
  outside: (outside: number, all: number) => `${outside} of ${all}`,
  outsideSpoken: 'outside range or flagged',
  referenceSpoken: (range: string) => `reference ${range}`,
  score: ({ name, newest, highest }: RowScores) => `${name} ${newest}${highest === undefined ? '' : `, highest ${highest}`}`,
  measured: (signs: number) => `${signs} measured`,
  differ: (results: number) => `≠ ${results} differ`,
  show: 'Show',
  newFrom: (entries: number, source: string) => `${formatCount(entries)} new from ${source} · show`,
  value: 'Status or value',
  date: 'Date',
  by: 'By',
  bySpoken: (author: string) => (/^(stated|told|answered) by /.test(author) ? author : `by ${author}`),
  source: 'Source',
  noFurther: 'What stands above has no entry of its own in a record.',
  clearFilters: 'Clear filters',
} as const;

/** Labels of facts that name who wrote or did it, first the ones nearest to its writing. */
export const authorLabels = [
  ...['Prescribed by', 'Author', 'Written by', 'Set by', 'Recorded by', 'Performed by', 'Given by', 'Reported by'],
  ...['Requested by', 'Ordered by', 'Made by', 'Filled in by', 'Clinician', 'With', 'By'],
] as const;

/** Labels of facts that name who said it, which is no author: "stated by Mrs Brooks". */
export const tellerLabels = ['Stated by', 'Told by', 'Answered by'] as const;
