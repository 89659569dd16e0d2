import { expect, it } from 'vitest';
import { printOptions } from './print-options.ts';

const short = { rows: 34, lines: 60 };
const long = { rows: 1204, lines: 2000 };
const words = (options: ReturnType<typeof printOptions>) => options.map(({ text }) => text);

it('offers the Summary first on the Summary, then the whole record', () => {
  const options = printOptions({ page: undefined, list: long, summaryPages: 1 });
  expect(words(options)).toEqual(['Summary (1 page)', 'The whole record: 1,204 rows, newest first', 'The newest 100 rows']);
  expect(options.map(({ choice }) => choice)).toEqual([{ scope: 'summary' }, { scope: 'rows' }, { scope: 'rows', limit: 100 }]);
});

it('offers a category’s page first on it, its own rows alone, then the Summary, then all', () => {
  const options = printOptions({ page: 'results', list: short, record: long, summaryPages: 2 });
  expect(words(options)).toEqual(['All 34 rows on this page', 'Summary (2 pages)', 'The whole record: 1,204 rows, newest first']);
  expect(options.map(({ choice }) => choice)).toEqual([{ scope: 'rows', category: 'results' }, { scope: 'summary' }, { scope: 'rows' }]);
});

it('offers the newest rows of a long page, with the share of paper that they take', () => {
  const options = printOptions({ page: 'all', list: long, summaryPages: 1 });
  expect(words(options)).toEqual(['All 1,204 rows on this page', 'The newest 100 rows', 'Summary (1 page)']);
  expect(options.map(({ pages }) => pages)).toEqual([75, 7, 1]);
});

it('an empty page is a page', () => expect(printOptions({ page: 'all', list: { rows: 0, lines: 0 }, summaryPages: 1 })[0]?.pages).toBe(1));
