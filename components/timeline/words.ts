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
  measured: (signs: number) => `${signs} measured`,
  differ: (results: number) => `≠ ${results} differ`,
  show: 'Show',
  newFrom: (entries: number, source: string) => `${formatCount(entries)} new from ${source} · show`,
  clearFilters: 'Clear filters',
} as const;
