import type { Category } from '#/lib/record/model/category.ts';
import type { PrintChoice } from './print-choice.ts';
import { printWords } from './words.ts';

export interface PrintOption {
  readonly text: string;
  readonly pages: number;
  readonly choice: PrintChoice;
}

/** Rows of a list, and the lines of paper that they take, their parts included. */
export interface PrintedList {
  readonly rows: number;
  readonly lines: number;
}

interface Offered {
  /** Undefined: the Summary; `all`: every row of the record. */
  readonly page: Category | 'all' | undefined;
  readonly list: PrintedList;
  /** The whole record, under the reader's filters; absent where `list` is it. */
  readonly record?: PrintedList;
  readonly summaryPages: number;
}

/** Measured on A4 with names, ranges and dates that take two lines. */
const linesOnPage = 27;
/** Patient, sources and counts on the first page. */
const linesOfHead = 14;
const newest = 100;

/** Everything that can be put on paper, the usual one first: on the Summary the Summary, elsewhere the page. */
export function printOptions({ page, list, record, summaryPages }: Offered): readonly PrintOption[] {
  const summary: PrintOption = { text: printWords.summary(summaryPages), pages: summaryPages, choice: { scope: 'summary' } };
  if (page === undefined) return [summary, ...rowOptions(record ?? list, undefined, printWords.allOfRecord)];
  const ofPage = rowOptions(list, page === 'all' ? undefined : page, printWords.allRows);
  return [...ofPage, summary, ...(record ? [allRows(record, undefined, printWords.allOfRecord)] : [])];
}

function rowOptions(list: PrintedList, category: Category | undefined, words: (rows: number) => string): readonly PrintOption[] {
  const ofCategory = category === undefined ? {} : { category };
  const share = list.rows > newest ? newest / list.rows : 1;
  return [
    allRows(list, category, words),
    ...(list.rows > newest
      ? [
          {
            text: printWords.newestRows(newest),
            pages: pagesOf(list.lines * share),
            choice: { scope: 'rows' as const, ...ofCategory, limit: newest },
          },
        ]
      : []),
  ];
}

function allRows(list: PrintedList, category: Category | undefined, words: (rows: number) => string): PrintOption {
  return { text: words(list.rows), pages: pagesOf(list.lines), choice: { scope: 'rows', ...(category !== undefined && { category }) } };
}

const pagesOf = (lines: number): number => Math.max(1, Math.ceil((Math.ceil(lines) + linesOfHead) / linesOnPage));
