import { type CSSProperties, useRef } from 'react';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import type { MedicineColumn } from '#/lib/record/medicines/medicine-columns.ts';
import type { MedicineRow, MedicineSection } from '#/lib/record/medicines/medicine-table.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import { type LineContext, MedicineLines } from './medicine-lines.tsx';
import { medicinesPageWords as words } from './words.ts';

export interface MedicineSectionsProps extends LineContext {
  readonly label: string;
  readonly sections: readonly MedicineSection[];
  readonly columns: readonly MedicineColumn[];
  /** Keys of the rows of the kind that the reader chose. */
  readonly marked: ReadonlySet<string>;
  readonly onAskAgain: (source: string) => void;
}

/** Medicines by ingredient, a column for each source; the ingredient stays in sight while more than four scroll. */
export function MedicineTable({ label, sections, columns, marked, onAskAgain, ...context }: MedicineSectionsProps) {
  const area = useRef<HTMLDivElement>(null);
  useOneStop(area, { row: 'tr', keepsColumn: true });
  const style: CSSProperties & { readonly '--columns': number } = { '--columns': columns.length };
  return (
    <div ref={area} className="medicine-scroller">
      <table aria-label={label} className="medicine-table" style={style}>
        <colgroup>
          <col className="medicine-ingredient" />
          <col span={Math.max(1, columns.length)} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{words.ingredient}</th>
            {columns.map((column) => (
              <th key={column.source.id} scope="col" data-missing={column.state === 'missing' ? true : undefined}>
                <ColumnHead column={column} onAskAgain={onAskAgain} />
              </th>
            ))}
          </tr>
        </thead>
        {sections.map(({ key, title, counted, rows }) => (
          <tbody key={key}>
            <tr className="medicine-section">
              <th scope="rowgroup" colSpan={columns.length + 1}>
                <span className="medicine-section-title">
                  {title} <span className="font-normal text-muted">{counted}</span>
                </span>
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={row.key} row={row} columns={columns} isMarked={marked.has(row.key)} {...context} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface RowProps extends LineContext {
  readonly row: MedicineRow;
  readonly columns: readonly MedicineColumn[];
  readonly isMarked: boolean;
}

function Row({ row, columns, isMarked, ...context }: RowProps) {
  const firstSource = firstHolder(row, columns);
  return (
    <tr data-marked={isMarked ? true : undefined}>
      <th scope="row">
        <span className="block font-semibold wrap-anywhere">
          <RowName row={row} />
        </span>
        {row.form === '' ? undefined : <span className="block text-meta font-normal text-muted">{row.form}</span>}
      </th>
      {columns.map(({ source, state }) => {
        const sourceCell = row.cells.get(source.id);
        const differs = row.comparison?.type === 'differs' && sourceCell !== undefined;
        return (
          <td key={source.id} data-differs={differs ? true : undefined} data-missing={state === 'missing' ? true : undefined}>
            {sourceCell ? (
              <MedicineLines row={row} sourceCell={sourceCell} firstSource={firstSource} {...context} />
            ) : (
              <EmptyCell state={state} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** "Prednisolone 5 mg" */
export const RowName = ({ row: { name, strength } }: { readonly row: MedicineRow }) => (
  <Unbroken text={[name, strength].filter(Boolean).join(' ')} />
);

/** The first source, in the order of the columns, that has a line of the row. */
export const firstHolder = ({ cells }: MedicineRow, columns: readonly MedicineColumn[]): string | undefined =>
  columns.find(({ source }) => (cells.get(source.id)?.lines.length ?? 0) > 0)?.source.id;

/** "–" only where the source answered whole: what did not come is not known (H05). */
function EmptyCell({ state }: Pick<MedicineColumn, 'state'>) {
  const isWhole = state === 'whole';
  return (
    <span className="medicine-empty">
      <span aria-hidden>{isWhole ? words.notHeld : words.notKnown}</span>
      <span className="visually-hidden">{isWhole ? words.notHeldSpoken : words.notKnownSpoken}</span>
    </span>
  );
}

export function ColumnHead({ column, onAskAgain }: { readonly column: MedicineColumn; readonly onAskAgain: (source: string) => void }) {
  const { source, state, words: stateWords, canAskAgain, count } = column;
  return (
    <span className="medicine-column">
      <SourceBadge source={source} silent isMissing={state === 'missing'} />
      <span className="font-semibold text-text">{source.name}</span>
      {count > 0 ? <span className="figures">{formatCount(count)}</span> : undefined}
      {stateWords === undefined ? undefined : (
        <span className={state === 'missing' ? 'font-medium text-warning' : undefined}>
          {stateWords}
          {canAskAgain ? (
            <>
              {' · '}
              <LinkButton onPress={() => onAskAgain(source.id)}>{words.askAgain}</LinkButton>
            </>
          ) : undefined}
        </span>
      )}
    </span>
  );
}
