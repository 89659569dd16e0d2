import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import type { Arrangement, Month, Row } from '#/lib/record/merge/arrangement.ts';

/** An element of the list with a height of its own: the virtual list counts these. */
export type ListItem =
  | { readonly type: 'shelf'; readonly key: string; readonly count: number }
  | { readonly type: 'month'; readonly key: string; readonly month: Month }
  | { readonly type: 'row'; readonly key: string; readonly row: Row; readonly position: number };

export interface ListItems {
  readonly items: readonly ListItem[];
  /** Indices of the rows among the items, for moving from row to row. */
  readonly rows: readonly number[];
  /** Indices of the headings among the items. */
  readonly headings: readonly number[];
}

/** The "No date" shelf first, closed but always counted; then the months, newest first. */
export function listItems(arrangement: Arrangement, shelfOpen: boolean): ListItems {
  const items: ListItem[] = [];
  const rows: number[] = [];
  const headings: number[] = [];
  const addHeading = (item: ListItem) => headings.push(items.push(item) - 1);
  const addRow = (row: Row) => rows.push(items.push({ type: 'row', key: row.key, row, position: rows.length + 1 }) - 1);
  if (arrangement.undated.length > 0) addHeading({ type: 'shelf', key: 'shelf', count: arrangement.undated.length });
  if (shelfOpen) arrangement.undated.forEach(addRow);
  for (const month of arrangement.months) {
    addHeading({ type: 'month', key: `month ${month.key}`, month });
    month.rows.forEach(addRow);
  }
  return { items, rows, headings };
}

/** Rows of a page with columns: newest first without headings, undated ones last and never behind a shelf. */
export function columnItems(arrangement: Arrangement): ListItems {
  const items = arrangedRows(arrangement).map((row, index): ListItem => ({ type: 'row', key: row.key, row, position: index + 1 }));
  return { items, rows: items.map((_, index) => index), headings: [] };
}

/** Pages of a category with fewer rows than this have columns in place of strip and month heads (visual-next). */
const fewRows = 30;

/** Tells whether a category's page has few rows, those that the reader hides included: a tick or filter must not change its shape. */
export function hasFewRows({ rows, counts }: Pick<Arrangement, 'rows' | 'counts'>): boolean {
  return rows + counts.hiddenBySource + counts.hiddenByFilter < fewRows;
}

/** Index of the heading above the item at `index`; undefined above the first. */
export function headingAt(headings: readonly number[], index: number): number | undefined {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle] ?? Infinity) <= index) low = middle + 1;
    else high = middle;
  }
  return headings[low - 1];
}
