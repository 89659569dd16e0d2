import type { ReactNode } from 'react';
import type { LateRow, RowPlace, SettlingRow } from '#/lib/record/summary/blocks/settling.ts';
import type { BlockProps } from './block.tsx';
import { lateWords } from './words.ts';

interface Props<Row> {
  readonly places: readonly RowPlace<Row>[];
  readonly children: (row: Row) => ReactNode;
}

/** The rows of a block in their places; where one has gone, its room stays empty. */
export function SettledRows<Row extends SettlingRow>({ places, children }: Props<Row>) {
  return places.map(({ key, row, isGone }) => (
    <Place key={key} lines={isGone ? row.lines : undefined}>
      {children(row)}
    </Place>
  ));
}

function Place({ lines, children }: { readonly lines: number | undefined; readonly children: ReactNode }) {
  return lines === undefined ? children : <div className="summary-gap" data-lines={lines} />;
}

/** Words of what waits, for the block's head; `nameOf`: a name where the row is too grave to be a number. */
export function lateOf<Row>(
  { late, show }: { readonly late: readonly LateRow<Row>[]; readonly show: () => void },
  nameOf: (row: Row) => string | undefined,
): Pick<BlockProps, 'late' | 'onShowLate'> {
  if (late.length === 0) return {};
  const rows = late.map(({ row, isChanged }) => {
    const name = nameOf(row);
    return { isChanged, ...(name !== undefined && { name }) };
  });
  return { late: lateWords.late(rows), onShowLate: show };
}
