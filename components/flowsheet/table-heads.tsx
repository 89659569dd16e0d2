import { formatRowDate } from '#/lib/record/dates/format-date.ts';
import type { FlowsheetColumn } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { hasHour } from '#/lib/record/flowsheet/columns.ts';
import { type Stay, stayAt } from '#/lib/record/flowsheet/stays.ts';
import type { CellContext } from './cells/cell-words.ts';
import { fixedColumns, narrowColumns } from './cells/grid-sizes.ts';
import { stayWords } from './stay-words.ts';
import { flowsheetWords } from './cells/words.ts';

interface Props {
  readonly columns: readonly FlowsheetColumn[];
  readonly firstColumn: number;
  readonly hasRoomBefore: boolean;
  readonly hasRoomAfter: boolean;
  readonly stays: readonly Stay[];
  readonly context: CellContext;
  readonly isNarrow: boolean;
}

/** The spans of stays, then the names of the columns. */
export function TableHeads(props: Props) {
  const { columns, firstColumn, hasRoomBefore, hasRoomAfter, context, isNarrow } = props;
  const fixed = isNarrow ? narrowColumns : fixedColumns;
  return (
    <thead>
      <StaySpans {...props} />
      <tr aria-rowindex={2}>
        <th scope="col" className="flow-test" aria-colindex={1}>
          {flowsheetWords.test}
        </th>
        {isNarrow ? undefined : (
          <th scope="col" className="flow-unit" aria-colindex={2}>
            <span className="flow-unit-words">{flowsheetWords.unit}</span>
            <span className="flow-range">{flowsheetWords.range}</span>
          </th>
        )}
        <th scope="col" className="flow-latest" aria-colindex={fixed - 1}>
          {flowsheetWords.latest}
        </th>
        <th scope="col" className="flow-trend" aria-colindex={fixed}>
          {flowsheetWords.trend}
        </th>
        {hasRoomBefore ? <td className="flow-room" aria-hidden /> : undefined}
        {columns.map((column, index) => (
          <DateHead key={column.key} column={column} position={fixed + firstColumn + index} context={context} />
        ))}
        {hasRoomAfter ? <td className="flow-room" aria-hidden /> : undefined}
      </tr>
    </thead>
  );
}

/** "18-Nov" over its hour, or over its year where that is another one. */
function DateHead({
  column,
  position,
  context: { locale, thisYear },
}: { readonly column: FlowsheetColumn; readonly position: number } & Pick<Props, 'context'>) {
  const { day, time } = formatRowDate(column.date, locale);
  const year = (column.date.start ?? column.date.end ?? '').slice(0, 4);
  const isThisYear = year === thisYear;
  return (
    <th scope="col" className={`flow-date ${column.isAfterGap ? 'flow-gap' : ''}`} aria-colindex={position + 1}>
      <b>{day}</b>
      <span>{isThisYear ? (hasHour(column.date) ? time : '') : year}</span>
      {isThisYear ? <span className="visually-hidden"> {year}</span> : undefined}
      {isThisYear || time === undefined ? undefined : <span className="visually-hidden"> {time}</span>}
    </th>
  );
}

/** Admissions and attendances as bars over their columns. */
function StaySpans({ columns, hasRoomBefore, hasRoomAfter, stays, context, isNarrow }: Props) {
  if (isNarrow) return undefined;
  const spans: { readonly stay: Stay | undefined; readonly columns: FlowsheetColumn[] }[] = [];
  for (const column of columns) {
    const stay = stayAt(stays, column);
    const last = spans.at(-1);
    if (last && last.stay === stay) last.columns.push(column);
    else spans.push({ stay, columns: [column] });
  }
  return (
    <tr aria-rowindex={1} className="flow-spans">
      <td colSpan={fixedColumns} className="flow-spans-corner" aria-hidden />
      {hasRoomBefore ? <td className="flow-room" aria-hidden /> : undefined}
      {spans.map(({ stay, columns: [first, ...rest] }) => {
        const words = stay && stayWords(stay, context);
        return (
          <td key={first?.key} colSpan={rest.length + 1} className={words === undefined ? undefined : 'flow-span'} title={words}>
            {words}
          </td>
        );
      })}
      {hasRoomAfter ? <td className="flow-room" aria-hidden /> : undefined}
    </tr>
  );
}
