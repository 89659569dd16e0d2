import { MedicineLines } from './medicine-lines.tsx';
import { ColumnHead, firstHolder, RowName, type MedicineSectionsProps } from './medicine-table.tsx';
import { SourceBadge } from '#/components/source-badge/source-badge.tsx';

/** The same rows where there is no room for columns: a medicine a block, in it a line for each source that holds it. */
export function MedicineBlocks({ label, sections, columns, marked, onAskAgain, ...context }: MedicineSectionsProps) {
  const silent = columns.filter(({ state }) => state !== 'whole');
  return (
    <section aria-label={label}>
      {silent.length > 0 ? (
        <ul className="medicine-silent">
          {silent.map((column) => (
            <li key={column.source.id}>
              <ColumnHead column={column} onAskAgain={onAskAgain} />
            </li>
          ))}
        </ul>
      ) : undefined}
      {sections.map(({ key, title, counted, rows }) => (
        <section key={key} aria-label={title}>
          <h3 className="medicine-block-section">
            {title} <span className="font-normal text-muted">{counted}</span>
          </h3>
          {rows.map((row) => (
            <div key={row.key} className="medicine-block" data-marked={marked.has(row.key) ? true : undefined}>
              <h4 className="m-0 text-row font-semibold wrap-anywhere">
                <RowName row={row} /> <span className="text-detail font-normal text-muted">{row.form}</span>
              </h4>
              {columns.map(({ source }) => {
                const sourceCell = row.cells.get(source.id);
                if (!sourceCell) return undefined;
                return (
                  <div key={source.id} className="medicine-of-source" data-differs={row.comparison?.type === 'differs' ? true : undefined}>
                    <SourceBadge source={source} silent />
                    <div className="min-w-0">
                      <MedicineLines row={row} sourceCell={sourceCell} firstSource={firstHolder(row, columns)} {...context} />
                    </div>
                  </div>
                );
              })}
            </div>
          ))}
        </section>
      ))}
    </section>
  );
}
