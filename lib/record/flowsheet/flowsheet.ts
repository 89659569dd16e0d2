import type { Group } from '#/lib/record/merge/group.ts';
import { columnsOf } from './columns.ts';
import { familyRows } from './family-rows.ts';
import type { Flowsheet, OutsideGroup } from './flowsheet-model.ts';
import { cellsOfGroup, type MeasuredCell } from './measured-cell.ts';
import { panelsOf } from './panels.ts';

/** The results of a page as tests × dates. `groups`: those that the page shows, newest first; each is a cell or in `outside`. */
export function flowsheetOf(groups: readonly Group[]): Flowsheet {
  const cells: MeasuredCell[] = [];
  const outside: OutsideGroup[] = [];
  for (const group of groups) {
    const groupCells = cellsOfGroup(group);
    if (typeof groupCells === 'string') outside.push({ group, why: groupCells });
    else cells.push(...groupCells);
  }
  const families = [...Map.groupBy(cells, ({ family }) => family)].map(([key, family]) => familyRows(key, family));
  return { columns: columnsOf(cells), panels: panelsOf(families, groups), outside };
}
