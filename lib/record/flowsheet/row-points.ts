import { referenceLimits } from '#/lib/record/model/result-flag.ts';
import type { TrendPoint } from '#/lib/record/trends/trend-model.ts';
import { rangeRuns } from '#/lib/record/trends/trend-ranges.ts';
import type { Sparkline } from '#/lib/record/summary/results/result-course.ts';
import type { FlowsheetCell, FlowsheetRow } from './flowsheet-model.ts';

const remembered = new WeakMap<FlowsheetRow, readonly TrendPoint[]>();

/** Numbers of a row that can be drawn, oldest first: its results are in one unit, so that none is converted. */
export function pointsOfRow(row: FlowsheetRow): readonly TrendPoint[] {
  const rememberedPoints = remembered.get(row);
  if (rememberedPoints) return rememberedPoints;
  const points = row.isNumeric ? cellsInOrder(row).flatMap(pointOf) : [];
  remembered.set(row, points);
  return points;
}

/** Cells of a row, oldest first. */
export function cellsInOrder({ cells }: FlowsheetRow): readonly FlowsheetCell[] {
  return [...cells.values()].toSorted((left, right) => left.at - right.at);
}

/** The number of a cell that stands by itself: no "<5", nothing removed or not done. */
export function figureOf({ entry, measurement: { value } }: FlowsheetCell): number | undefined {
  if (entry.assertion !== 'affirmed' || value?.type !== 'quantity' || value.quantity.comparator !== undefined) return undefined;
  const { value: digits } = value.quantity;
  const figure = digits.trim() === '' ? Number.NaN : Number(digits);
  return Number.isFinite(figure) ? figure : undefined;
}

function pointOf(tableCell: FlowsheetCell): readonly TrendPoint[] {
  const value = figureOf(tableCell);
  if (value === undefined) return [];
  const { entry, measurement, sources, at } = tableCell;
  const limits = referenceLimits(measurement);
  const [low, high] = [limits?.low, limits?.high].map((limit) => (limit === undefined ? undefined : Number(limit.value)));
  const { id, date, status } = entry;
  const result = {
    id,
    sources,
    measured: [measurement],
    flaggedParts: [],
    partOf: [],
    ...(date && { date }),
    ...(status !== undefined && { status }),
  };
  return [
    {
      result,
      measurement,
      at,
      value,
      ...(limits && { range: { ...(low !== undefined && { low }), ...(high !== undefined && { high }) } }),
    },
  ];
}

const mostValues = 9;

/** The last values of a row; undefined for fewer than two. */
export function sparklineOfRow(row: FlowsheetRow): Sparkline | undefined {
  const points = pointsOfRow(row).slice(-mostValues);
  const newest = points.at(-1);
  if (newest === undefined || points.length < 2) return undefined;
  const run = newest.range && rangeRuns(points).findLast(({ to }) => to === newest.at);
  const from = run ? points.findIndex(({ at }) => at >= run.from) : -1;
  return { values: points.map(({ value }) => value), ...(newest.range && from >= 0 && { range: { ...newest.range, from } }) };
}
