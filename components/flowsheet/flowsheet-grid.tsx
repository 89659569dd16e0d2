'use client';
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { useBegin } from '#/components/ui/use-begin.ts';
import type { GridProps } from './grid-props.ts';
import { fixedColumns, gridSizes, narrowColumns, stickyWidth } from './cells/grid-sizes.ts';
import { TableContent } from './table-content.tsx';
import { type GridPlace, useGridKeys } from './use-grid-keys.ts';
import { useAsked, useDatesStay, useFocusBack, useNewestInSight, usePlaceInSight } from './use-grid-sight.ts';
import { useGridWindow } from './use-grid-window.ts';
import { useRowHeight } from './use-row-height.ts';
import { flowsheetWords } from './cells/words.ts';

/** The table itself, of which only what is in sight is drawn; a real one, so that heads are read with each cell. */
export function FlowsheetGrid(props: GridProps) {
  const { lines, columns, isNarrow, isBusy, askedLine, scroller, onScroller } = props;
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
  const { place, setPlace, onKeyDown, focusPlace } = useGridKeys({ grid: table, lines: lines.length, columns: count, show });
  useBegin(area, scroller, props.onBegin);
  useNewestInSight(scroller, columns.length);
  useDatesStay(scroller, fixed);
  useAsked(askedLine, lines, table, show);
  useFocusBack(props.selected, focusPlace);
  usePlaceInSight(scroller, props.selected, () => show(place));
  const keys = (event: KeyboardEvent) => {
    // The bars of stays have keys of their own.
    if (event.defaultPrevented || (event.target instanceof Element && event.target.closest('thead'))) return;
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

function press(event: MouseEvent | KeyboardEvent, onPress: GridProps['onPress']) {
  const tableCell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : undefined;
  if (!tableCell) return;
  const { opens, chooses, panel, unfolds } = tableCell.dataset;
  if (opens === undefined && chooses === undefined && panel === undefined && unfolds === undefined) return;
  event.preventDefault();
  tableCell.focus({ preventScroll: true });
  onPress({
    ...(opens !== undefined && { opens }),
    ...(chooses !== undefined && { chooses }),
    ...(panel !== undefined && { panel }),
    ...(unfolds !== undefined && { unfolds }),
  });
}
