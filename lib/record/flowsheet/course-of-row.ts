import type { FlowsheetCell, FlowsheetRow } from './flowsheet-model.ts';
import { cellsInOrder, figureOf } from './row-points.ts';

/** The newest result of a row beside what came before it, in facts: no ratio, no percentage, no baseline. */
export interface RowCourse {
  readonly newest: FlowsheetCell;
  readonly before?: FlowsheetCell;
  /** Newest minus the value before, with its digits: "+40"; undefined where one of both is no number. */
  readonly difference?: string;
  readonly year?: YearCourse;
}

/** Results of the 12 months that end with the newest. */
export interface YearCourse {
  readonly lowest: FlowsheetCell;
  readonly highest: FlowsheetCell;
  readonly results: number;
  readonly sources: number;
  /** Results of these months that are no number: they are neither lowest nor highest. */
  readonly notNumbers: number;
}

export function courseOfRow(row: FlowsheetRow): RowCourse {
  const newest = row.latest;
  const standing = cellsInOrder(row).filter(({ entry }) => entry.assertion !== 'removed');
  const before = standing.findLast(({ at }) => at < newest.at);
  const difference = row.isNumeric && before ? differenceOf(newest, before) : undefined;
  const year = row.isNumeric ? yearOf(standing, newest) : undefined;
  return { newest, ...(before && { before }), ...(difference !== undefined && { difference }), ...(year && { year }) };
}

function differenceOf(newest: FlowsheetCell, before: FlowsheetCell): string | undefined {
  const [figure, figureBefore] = [figureOf(newest), figureOf(before)];
  if (figure === undefined || figureBefore === undefined) return undefined;
  const places = Math.max(...[newest, before].map(decimalsOf));
  const text = Math.abs(figure - figureBefore).toFixed(places);
  if (Number(text) === 0) return '0';
  return `${figure > figureBefore ? '+' : '−'}${text}`;
}

function decimalsOf({ measurement: { value } }: FlowsheetCell): number {
  const digits = value?.type === 'quantity' ? value.quantity.value : '';
  return Math.min(12, /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0);
}

function yearOf(standing: readonly FlowsheetCell[], newest: FlowsheetCell): YearCourse | undefined {
  const start = new Date(newest.at);
  start.setUTCFullYear(start.getUTCFullYear() - 1);
  const within = standing.filter(({ at }) => at >= start.getTime() && at <= newest.at);
  const numbers = within.flatMap((tableCell) => {
    const figure = figureOf(tableCell);
    return figure === undefined ? [] : [{ tableCell, figure }];
  });
  // The newest of equal values is named.
  const lowest = numbers.toReversed().toSorted((left, right) => left.figure - right.figure)[0];
  const highest = numbers.toReversed().toSorted((left, right) => right.figure - left.figure)[0];
  if (lowest === undefined || highest === undefined || numbers.length < 2) return undefined;
  const sources = new Set(numbers.flatMap(({ tableCell }) => tableCell.sources)).size;
  return {
    lowest: lowest.tableCell,
    highest: highest.tableCell,
    results: numbers.length,
    sources,
    notNumbers: within.length - numbers.length,
  };
}
