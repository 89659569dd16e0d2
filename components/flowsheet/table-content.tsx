'use client';
import { useMemo } from 'react';
import { stayAt } from '#/lib/record/flowsheet/stays.ts';
import type { GridProps } from './grid-props.ts';
import { fixedColumns, gridSizes, narrowColumns } from './cells/grid-sizes.ts';
import { FoldLine, PanelLine } from './panel-line.tsx';
import { TableHeads } from './table-heads.tsx';
import type { TableLine } from './table-lines.ts';
import { TestRow } from './test-row.tsx';
import type { GridPlace } from './use-grid-keys.ts';
import type { GridWindow } from './use-grid-window.ts';

interface ContentProps extends Pick<GridProps, 'lines' | 'columns' | 'stays' | 'context' | 'isNarrow' | 'chosen' | 'selected' | 'onOpen'> {
  readonly view: GridWindow;
  readonly place: GridPlace;
  readonly total: number;
}

/** Heads and lines of the table, as far as they are in sight. */
export function TableContent({
  lines,
  columns,
  stays,
  context,
  isNarrow,
  chosen,
  selected,
  onOpen,
  view: { rows, dates },
  place,
  total,
}: ContentProps) {
  const shownColumns = useMemo(() => columns.slice(dates.first, dates.last + 1), [columns, dates.first, dates.last]);
  const inStay = useMemo(
    () => new Set(shownColumns.filter((column) => stayAt(stays, column)).map(({ key }) => key)),
    [shownColumns, stays],
  );
  const [hasRoomBefore, hasRoomAfter] = [dates.before > 0, dates.after > 0];
  const shared = { columns: shownColumns, firstColumn: dates.first, hasRoomBefore, hasRoomAfter, context, isNarrow };
  const drawnColumns = shownColumns.length + (isNarrow ? narrowColumns : fixedColumns) + Number(hasRoomBefore) + Number(hasRoomAfter);
  // Tab reaches the table also when the current cell is out of sight.
  const tabLine = place.line >= rows.first && place.line <= rows.last ? place.line : rows.first;
  const isDrawnColumn =
    place.column < fixedColumns || (place.column - fixedColumns >= dates.first && place.column - fixedColumns <= dates.last);
  const tabColumn = tabLine === place.line && (isDrawnColumn || isNarrow) ? place.column : 0;
  return (
    <>
      <Columns isNarrow={isNarrow} before={dates.before} after={dates.after} shownColumns={shownColumns.length} />
      <TableHeads {...shared} stays={stays} onOpen={onOpen} />
      <tbody>
        <Room height={rows.before} columns={drawnColumns} />
        {lines.slice(rows.first, rows.last + 1).map((item, index) => {
          const line = rows.first + index;
          const spanning = { line, isTabStop: line === tabLine, columns: drawnColumns };
          if (item.type === 'panel') return <PanelLine key={item.key} item={item} {...spanning} />;
          if (item.type === 'fold') return <FoldLine key={item.key} item={item} {...spanning} />;
          return (
            <TestRow
              key={item.key}
              row={item.row}
              line={line}
              stays={inStay}
              tabColumn={line === tabLine ? Math.min(tabColumn, total - 1) : undefined}
              isChosen={chosen.has(item.row.key)}
              selected={selected !== undefined && holds(item.row, selected) ? selected : undefined}
              {...shared}
            />
          );
        })}
        <Room height={rows.after} columns={drawnColumns} />
      </tbody>
    </>
  );
}

const holds = ({ cells }: Extract<TableLine, { type: 'row' }>['row'], id: string): boolean =>
  [...cells.values()].some(({ group }) => group.id === id);

function Room({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height > 0 ? (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} className="flow-room" />
    </tr>
  ) : undefined;
}

interface ColumnsProps {
  readonly isNarrow: boolean;
  readonly before: number;
  readonly after: number;
  readonly shownColumns: number;
}

function Columns({ isNarrow, before, after, shownColumns }: ColumnsProps) {
  if (isNarrow) return undefined;
  const { test, unit, latest, trend, date } = gridSizes;
  const widths = [
    test,
    unit,
    latest,
    trend,
    ...(before > 0 ? [before] : []),
    ...Array.from({ length: shownColumns }, () => date),
    ...(after > 0 ? [after] : []),
  ];
  return (
    <colgroup>
      {widths.map((width, index) => (
        // Columns have no names of their own here.
        <col key={`${index} ${width}`} style={{ width }} />
      ))}
    </colgroup>
  );
}
