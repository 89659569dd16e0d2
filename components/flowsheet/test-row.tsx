'use client';
import { memo, type ReactNode } from 'react';
import { flagSign } from '#/components/entry/flag.tsx';
import { rangesText } from '#/components/entry/measured.ts';
import { Sparkline } from '#/components/entry/course/sparkline.tsx';
import { NotJoinedSign } from './not-joined-sign.tsx';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { FlowsheetColumn, FlowsheetRow } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { sparklineOfRow } from '#/lib/record/flowsheet/row-points.ts';
import { type CellContext, cellValue, rangeWords, spokenCell, testName } from './cells/cell-words.ts';
import { fixedColumns, narrowColumns } from './cells/grid-sizes.ts';
import { CellContent } from './cells/table-cell.tsx';
import { isFlaggedNow } from './table-lines.ts';
import { flowsheetWords } from './cells/words.ts';

export interface TestRowProps {
  readonly row: FlowsheetRow;
  readonly line: number;
  /** Columns that are drawn, and the position of the first among all. */
  readonly columns: readonly FlowsheetColumn[];
  readonly firstColumn: number;
  readonly hasRoomBefore: boolean;
  readonly hasRoomAfter: boolean;
  readonly stays: ReadonlySet<string>;
  readonly context: CellContext;
  /** Column that Tab reaches in this line. */
  readonly tabColumn: number | undefined;
  readonly isChosen: boolean;
  /** Id of the group that the drawer shows. */
  readonly selected: string | undefined;
  readonly isNarrow: boolean;
}

/** A test: its name, unit and range once, its latest result pinned, its trend, and a cell a date. */
export const TestRow = memo(function TestRow(props: TestRowProps) {
  const { row, line, columns, firstColumn, hasRoomBefore, hasRoomAfter, stays, context, tabColumn, isChosen, selected, isNarrow } = props;
  const fixed = isNarrow ? narrowColumns : fixedColumns;
  return (
    <tr
      className="flow-row"
      aria-rowindex={line + 3}
      data-chosen={isChosen ? true : undefined}
      data-beneath={row.why === undefined ? undefined : true}
    >
      <TestHead {...props} />
      {isNarrow || row.why !== undefined ? undefined : <UnitCell row={row} place={{ line, column: 1, tabColumn }} />}
      <LatestCell row={row} context={context} selected={selected} place={{ line, column: fixed - 2, tabColumn }} />
      <Cell className="flow-trend" place={{ line, column: fixed - 1, tabColumn }} label={flowsheetWords.trend}>
        <RowSparkline row={row} />
      </Cell>
      {hasRoomBefore ? <td className="flow-room" aria-hidden /> : undefined}
      {columns.map((column, index) => {
        const tableCell = row.cells.get(column.key);
        return (
          <Cell
            key={column.key}
            className={`flow-date ${column.isAfterGap ? 'flow-gap' : ''} ${stays.has(column.key) ? 'flow-stay' : ''}`}
            place={{ line, column: fixed + firstColumn + index, tabColumn }}
            label={tableCell ? spokenCell(tableCell, context) : flowsheetWords.noResult}
            opens={tableCell?.group.id}
            isOpen={tableCell !== undefined && tableCell.group.id === selected}
          >
            {tableCell ? <CellContent tableCell={tableCell} sources={context.sources} /> : undefined}
          </Cell>
        );
      })}
      {hasRoomAfter ? <td className="flow-room" aria-hidden /> : undefined}
    </tr>
  );
});

function TestHead({ row, line, tabColumn, isChosen, isNarrow }: TestRowProps) {
  const name = testName(row);
  const words = [name, ...row.notes].join(', ');
  return (
    <th
      scope="row"
      className="flow-test"
      title={[row.name, ...row.notes, ...(row.why === undefined ? [] : [row.why])].join(', ')}
      data-line={line}
      data-column={0}
      {...(isNarrow || row.why === undefined ? {} : { colSpan: 2, 'data-also': 1 })}
      data-chooses={row.key}
      tabIndex={tabColumn === 0 || (tabColumn === 1 && row.why !== undefined) ? 0 : -1}
      aria-selected={isChosen}
      aria-colindex={1}
    >
      {row.why === undefined ? (
        <span className="flow-name">{words}</span>
      ) : (
        <span className="flow-why">
          {isNarrow || row.unit === undefined ? undefined : <span className="text-muted">{row.unit} </span>}
          <NotJoinedSign /> {row.why}
        </span>
      )}
    </th>
  );
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly tabColumn: number | undefined;
}

function UnitCell({ row, place }: { readonly row: FlowsheetRow; readonly place: Place }) {
  const { measurement } = row.latest;
  const range = rangeWords(measurement);
  return (
    <Cell className="flow-unit" place={place} label={[row.unit ?? '', rangesText(measurement) ?? ''].filter(Boolean).join(', ') || '–'}>
      {row.why === undefined ? (
        <>
          <span className="flow-unit-words" title={row.unit}>
            {row.unit}
          </span>
          <span className="flow-range" title={rangesText(measurement)}>
            {range}
          </span>
        </>
      ) : undefined}
    </Cell>
  );
}

function LatestCell(props: {
  readonly row: FlowsheetRow;
  readonly context: CellContext;
  readonly selected: string | undefined;
  readonly place: Place;
}) {
  const { row, context, selected, place } = props;
  const { latest } = row;
  const date = latest.entry.date ? shortDate(latest.entry.date, { locale: context.locale, thisYear: context.thisYear, most: 'day' }) : '';
  const isFlagged = isFlaggedNow(row);
  const flag = resultFlag(latest.measurement);
  return (
    <Cell
      className="flow-latest"
      place={place}
      label={`${spokenCell(latest, context)}, ${date}`}
      opens={latest.group.id}
      isOpen={latest.group.id === selected}
    >
      <span className="flow-latest-line" data-flagged={isFlagged ? true : undefined} aria-hidden>
        <span className="flow-value" data-removed={latest.entry.assertion === 'removed' ? true : undefined}>
          {cellValue(latest).text}
        </span>
        <span className="flow-flag">{isFlagged && flag ? flagSign(flag) : ''}</span>
        <span className="flow-latest-date">{date}</span>
      </span>
    </Cell>
  );
}

function RowSparkline({ row }: { readonly row: FlowsheetRow }) {
  const sparkline = sparklineOfRow(row);
  return sparkline ? <Sparkline {...sparkline} width={52} height={18} isFlagged={isFlaggedNow(row)} /> : undefined;
}

interface CellProps {
  readonly className: string;
  readonly place: Place;
  readonly label: string;
  /** Id of the group that a press opens. */
  readonly opens?: string | undefined;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

function Cell({ className, place: { line, column, tabColumn }, label, opens, isOpen, children }: CellProps) {
  return (
    <td
      className={className}
      data-line={line}
      data-column={column}
      data-opens={opens}
      data-selected={isOpen ? true : undefined}
      tabIndex={tabColumn === column ? 0 : -1}
      aria-label={label}
      aria-colindex={column + 1}
    >
      {children}
    </td>
  );
}
