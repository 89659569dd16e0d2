'use client';
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef } from 'react';
import type { FlowsheetColumn } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { type Stay, stayAt } from '#/lib/record/flowsheet/stays.ts';
import { useBegin } from '#/components/ui/use-begin.ts';
import type { CellContext } from './cell-words.ts';
import { fixedColumns, gridSizes, narrowColumns, stickyWidth } from './grid-sizes.ts';
import { FoldLine, PanelLine } from './panel-line.tsx';
import { TableHeads } from './table-heads.tsx';
import type { TableLine } from './table-lines.ts';
import { TestRow } from './test-row.tsx';
import { type GridPlace, useGridKeys } from './use-grid-keys.ts';
import { type GridWindow, useGridWindow } from './use-grid-window.ts';
import { useRowHeight } from './use-row-height.ts';
import { flowsheetWords } from './words.ts';

export interface GridProps {
  readonly lines: readonly TableLine[];
  readonly columns: readonly FlowsheetColumn[];
  readonly stays: readonly Stay[];
  readonly context: CellContext;
  readonly isNarrow: boolean;
  readonly isBusy: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly selected: string | undefined;
  /** Line to bring into sight: a panel that was asked for. */
  readonly asked: string | undefined;
  readonly onBegin: () => void;
  readonly onPress: (cell: PressedCell) => void;
  /** The element in which the table scrolls; undefined until it is drawn. */
  readonly scroller: HTMLElement | undefined;
  readonly onScroller: (element: HTMLElement | undefined) => void;
}

/** What stands at the place that was pressed. */
export interface PressedCell {
  readonly opens?: string;
  readonly chooses?: string;
  readonly panel?: string;
  readonly unfolds?: string;
}

/** The table itself, of which only what is in sight is drawn; a real one, so that heads are read with each cell. */
export function FlowsheetGrid(props: GridProps) {
  const { lines, columns, isNarrow, isBusy, asked, scroller, onScroller } = props;
  const area = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const rowHeight = useRowHeight(table);
  const view = useGridWindow({ lines: lines.length, columns: columns.length, scroller, rowHeight, isWindowed: !isNarrow });
  const fixed = isNarrow ? narrowColumns : fixedColumns;
  const count = fixed + (isNarrow ? 0 : columns.length);
  const show = ({ line, column }: GridPlace) => {
    view.showRow(line);
    if (column >= fixed) view.showDate(column - fixed);
  };
  const { place, setPlace, onKeyDown } = useGridKeys({ grid: table, lines: lines.length, columns: count, show });
  useBegin(area, scroller, props.onBegin);
  useNewestInSight(scroller, columns.length);
  useAsked(asked, lines, table, show);
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') press(event, props.onPress);
    else onKeyDown(event);
  };
  const focused = ({ target }: { readonly target: EventTarget }) => {
    const { line, column } = target instanceof HTMLElement ? target.dataset : {};
    if (line !== undefined) setPlace({ line: Number(line), column: Number(column ?? place.column) });
  };
  return (
    <div
      ref={(element) => {
        area.current = element;
        onScroller(element ?? undefined);
      }}
      className="flow-scroll"
      data-narrow={isNarrow ? true : undefined}
    >
      <table
        ref={table}
        role="grid"
        className="flow-table"
        aria-label={flowsheetWords.label}
        aria-rowcount={lines.length + 2}
        aria-colcount={count}
        aria-busy={isBusy}
        style={isNarrow ? undefined : { width: stickyWidth + columns.length * gridSizes.date }}
        onKeyDown={keys}
        onClick={(event) => press(event, props.onPress)}
        onFocus={focused}
      >
        <TableContent {...props} view={view} place={place} total={count} />
      </table>
    </div>
  );
}

interface ContentProps extends GridProps {
  readonly view: GridWindow;
  readonly place: GridPlace;
  readonly total: number;
}

function TableContent({ lines, columns, stays, context, isNarrow, chosen, selected, view: { rows, dates }, place, total }: ContentProps) {
  const shown = useMemo(() => columns.slice(dates.first, dates.last + 1), [columns, dates.first, dates.last]);
  const inStay = useMemo(() => new Set(shown.filter((column) => stayAt(stays, column)).map(({ key }) => key)), [shown, stays]);
  const [hasRoomBefore, hasRoomAfter] = [dates.before > 0, dates.after > 0];
  const shared = { columns: shown, firstColumn: dates.first, hasRoomBefore, hasRoomAfter, context, isNarrow };
  const drawn = shown.length + (isNarrow ? narrowColumns : fixedColumns) + Number(hasRoomBefore) + Number(hasRoomAfter);
  // Tab reaches the table also when the current cell is out of sight.
  const tabLine = place.line >= rows.first && place.line <= rows.last ? place.line : rows.first;
  const isDrawnColumn =
    place.column < fixedColumns || (place.column - fixedColumns >= dates.first && place.column - fixedColumns <= dates.last);
  const tabColumn = tabLine === place.line && (isDrawnColumn || isNarrow) ? place.column : 0;
  return (
    <>
      <Columns isNarrow={isNarrow} before={dates.before} after={dates.after} shown={shown.length} />
      <TableHeads {...shared} stays={stays} />
      <tbody>
        <Room height={rows.before} columns={drawn} />
        {lines.slice(rows.first, rows.last + 1).map((item, index) => {
          const line = rows.first + index;
          const spanning = { line, isTabStop: line === tabLine, columns: drawn };
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
        <Room height={rows.after} columns={drawn} />
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
  readonly shown: number;
}

function Columns({ isNarrow, before, after, shown }: ColumnsProps) {
  if (isNarrow) return undefined;
  const { test, unit, latest, trend, date } = gridSizes;
  const widths = [
    test,
    unit,
    latest,
    trend,
    ...(before > 0 ? [before] : []),
    ...Array.from({ length: shown }, () => date),
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

function press(event: MouseEvent | KeyboardEvent, onPress: GridProps['onPress']) {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : undefined;
  if (!cell) return;
  const { opens, chooses, panel, unfolds } = cell.dataset;
  if (opens === undefined && chooses === undefined && panel === undefined && unfolds === undefined) return;
  event.preventDefault();
  cell.focus({ preventScroll: true });
  onPress({
    ...(opens !== undefined && { opens }),
    ...(chooses !== undefined && { chooses }),
    ...(panel !== undefined && { panel }),
    ...(unfolds !== undefined && { unfolds }),
  });
}

/** Stands at the newest end until the reader scrolls: what comes later is on the right. */
function useNewestInSight(scroller: HTMLElement | undefined, columns: number) {
  const hasScrolled = useRef(false);
  useLayoutEffect(() => {
    if (!scroller || hasScrolled.current) return undefined;
    scroller.scrollLeft = scroller.scrollWidth;
    const note = () => (hasScrolled.current ||= scroller.scrollLeft < scroller.scrollWidth - scroller.clientWidth - 8);
    scroller.addEventListener('scroll', note, { passive: true });
    return () => scroller.removeEventListener('scroll', note);
  }, [scroller, columns]);
}

/** Brings the panel that was asked for into sight. */
function useAsked(
  asked: string | undefined,
  lines: readonly TableLine[],
  table: { readonly current: HTMLElement | null },
  show: (place: GridPlace) => void,
) {
  const last = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (asked === last.current) return;
    last.current = asked;
    const line = lines.findIndex((item) => item.type === 'panel' && `panel ${item.panel.key}` === asked);
    if (line < 0) return;
    show({ line, column: 0 });
    table.current?.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'nearest' });
  });
}
