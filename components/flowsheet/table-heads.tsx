import { useRef } from 'react';
import { BareButton } from '#/components/ui/button.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
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
  readonly onOpen: (id: string) => void;
}

/** The spans of stays, then the names of the columns. */
export function TableHeads(props: Props) {
  const { columns, firstColumn, hasRoomBefore, hasRoomAfter, context, isNarrow } = props;
  const fixed = isNarrow ? narrowColumns : fixedColumns;
  return (
    <thead>
      {isNarrow ? undefined : <StaySpans {...props} />}
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

/** Admissions and attendances as bars over their columns, each a button: a bar may be too short for its name, which its entry has whole. */
function StaySpans({ columns, hasRoomBefore, hasRoomAfter, stays, context, onOpen }: Props) {
  const row = useRef<HTMLTableRowElement>(null);
  useOneStop(row);
  const spans: { readonly stay: Stay | undefined; readonly columns: FlowsheetColumn[] }[] = [];
  for (const column of columns) {
    const stay = stayAt(stays, column);
    const last = spans.at(-1);
    if (last && last.stay === stay) last.columns.push(column);
    else spans.push({ stay, columns: [column] });
  }
  return (
    <tr ref={row} aria-rowindex={1} className="flow-spans">
      <td colSpan={fixedColumns} className="flow-spans-corner" />
      {hasRoomBefore ? <td className="flow-room" aria-hidden /> : undefined}
      {spans.map(({ stay, columns: [first, ...rest] }) => (
        <td key={first?.key} colSpan={rest.length + 1} className={stay === undefined ? undefined : 'flow-span'}>
          {stay === undefined ? undefined : <StayButton stay={stay} context={context} onOpen={onOpen} />}
        </td>
      ))}
      {hasRoomAfter ? <td className="flow-room" aria-hidden /> : undefined}
    </tr>
  );
}

function StayButton({ stay, context, onOpen }: Pick<Props, 'context' | 'onOpen'> & { readonly stay: Stay }) {
  const words = stayWords(stay, context);
  return (
    <BareButton
      className="flow-span-button"
      title={words}
      aria-label={flowsheetWords.openStay(words)}
      onPress={() => onOpen(stay.group.id)}
    >
      {words}
    </BareButton>
  );
}
