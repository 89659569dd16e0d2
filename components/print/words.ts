import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';

/** Words of the dialog before printing. */
export const printWords = {
  title: 'Print',
  scope: 'What to print',
  allRows: (rows: number) => `All ${formatCountOf(rows, 'row', 'rows')} on this page`,
  allOfRecord: (rows: number) => `The whole record: ${formatCountOf(rows, 'row', 'rows')}, newest first`,
  summary: (pages: number) => `Summary (${formatCountOf(pages, 'page', 'pages')})`,
  newestRows: (rows: number) => `The newest ${rows} rows`,
  length: (pages: number) =>
    `About ${formatCountOf(pages, 'page', 'pages')}. Each print names the patient, the sources included, hidden and unanswered, you and the time.`,
  tooLong: (pages: number) => `That is more than ${formatCount(pages)} pages. Choose a period or fewer categories to print less.`,
  print: 'Print',
  cancel: 'Cancel',
} as const;

/** Words of a row on paper. */
export const paperRowWords = {
  differs: (field: string, values: string) => `≠ ${field} differs: ${values}`,
  valueAt: (value: string, source: string) => `${value} at ${source}`,
} as const;

/** Words of decisions, alerts and rows that stay off paper. */
export const paperNoticeWords = {
  line: (text: string, sources: string): string => (sources === '' ? text : `${text} · ${sources}`),
  notPrinted: (entries: number): string => `${formatCountOf(entries, 'alert is', 'alerts are')} not printed: open the list on the screen.`,
} as const;
