import { resultFlag } from '#/lib/record/model/result-flag.ts';
import { withGaps } from './columns.ts';
import type { Flowsheet, FlowsheetRow } from './flowsheet-model.ts';

/** The reader's choice of rows; held in the page's memory alone. */
export interface RowChoice {
  /** Only tests with a result that is flagged, or outside the range sent with it. */
  readonly flaggedOnly: boolean;
  /** Keys of the only rows to show; empty: all. */
  readonly only: ReadonlySet<string>;
}

/** The rows of the reader's choice, and the columns in which one of them has a result. */
export function narrowFlowsheet(flowsheet: Flowsheet, { flaggedOnly, only }: RowChoice): Flowsheet {
  if (!flaggedOnly && only.size === 0) return flowsheet;
  const isChosen = (row: FlowsheetRow): boolean => (!flaggedOnly || hasFlag(row)) && (only.size === 0 || only.has(row.key));
  const panels = flowsheet.panels.map((panel) => ({ ...panel, rows: panel.rows.filter(isChosen) })).filter(({ rows }) => rows.length > 0);
  const columnKeys = new Set(panels.flatMap(({ rows }) => rows.flatMap(({ cells }) => [...cells.keys()])));
  return { ...flowsheet, panels, columns: withGaps(flowsheet.columns.filter(({ key }) => columnKeys.has(key))) };
}

const flagged = new WeakMap<FlowsheetRow, boolean>();

/** Tells whether any result of the row is flagged; what was removed flags nothing. */
export function hasFlag(row: FlowsheetRow): boolean {
  const isFlagged = flagged.get(row);
  if (isFlagged !== undefined) return isFlagged;
  const hasAny = [...row.cells.values()].some(
    ({ entry, measurement }) => entry.assertion !== 'removed' && resultFlag(measurement) !== undefined,
  );
  flagged.set(row, hasAny);
  return hasAny;
}
