import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { formatDatesIn } from '#/lib/record/dates/dates-in-text.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { ComparedLine, ComparedRow } from '#/lib/record/opened-entry/compare-sources.ts';
import type { DrawerProps } from './drawer-props.ts';
import { drawerWords } from './words.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

interface Props extends Pick<DrawerProps, 'locale' | 'onOpen'> {
  readonly rows: readonly ComparedRow[];
  /** Source ids, a column each. */
  readonly columns: readonly string[];
  readonly sources: ReadonlyMap<string, PublicSource>;
}

/** Sources that differ, side by side; it never says which is right (design §8). More than two columns scroll. */
export function SourcesTable({ rows, columns, sources, locale, onOpen }: Props) {
  return (
    <section
      aria-label={drawerWords.sourcesDiffer}
      {...(columns.length > 2 && { tabIndex: 0 })}
      className="mt-2 overflow-x-auto rounded-control bg-warning-tint px-3 py-2 text-detail"
    >
      <table className={`w-full ${columns.length > 2 ? '' : 'table-fixed'} border-separate border-spacing-0 text-left`}>
        <thead>
          <tr>
            <th scope="col" className="w-20 min-w-20 border-0 border-b border-solid border-warning">
              <span className="visually-hidden">{drawerWords.field}</span>
            </th>
            {columns.map((id) => (
              <th key={id} scope="col" className="min-w-33 border-0 border-b border-solid border-warning pr-2 pb-1 align-top font-normal">
                <SourceHead source={sources.get(id)} id={id} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells, absent, differs }) => (
            <tr key={label} className="align-top">
              <th scope="row" className="pt-1 pr-2 text-meta/5 font-normal text-muted">
                {label}
                {differs ? <span className="visually-hidden"> {drawerWords.differs}</span> : undefined}
              </th>
              {columns.map((id) => (
                <td key={id} className={`pt-1 pr-2 wrap-anywhere ${differs ? 'font-semibold' : ''}`}>
                  <Cell lines={cells.get(id) ?? []} absent={absent} locale={locale} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SourceHead({ source, id }: { readonly source: PublicSource | undefined; readonly id: string }) {
  if (!source) return id;
  return (
    <span className="flex items-start gap-2">
      <SourceBadge source={source} silent /> {source.name}
    </span>
  );
}

interface CellProps extends Pick<Props, 'locale' | 'onOpen'> {
  readonly lines: readonly ComparedLine[];
  readonly absent: string;
}

function Cell({ lines, absent, locale, onOpen }: CellProps) {
  if (lines.length === 0) return <span className="font-normal text-muted">{absent}</span>;
  return lines.map((line, index) => (
    // Two entries of one source may say the same with other words around it.
    <div key={index}>
      <Line line={line} locale={locale} onOpen={onOpen} />
    </div>
  ));
}

function Line({ line, locale, onOpen }: Pick<Props, 'locale' | 'onOpen'> & { readonly line: ComparedLine }) {
  switch (line.type) {
    case 'text':
      return <Unbroken text={formatDatesIn(line.text, locale)} />;
    case 'date':
      return <Unbroken text={formatClinicalDate(line.date, locale)} />;
    case 'entry':
      return <LinkButton onPress={() => onOpen(line.entry.id)}>{line.entry.title}</LinkButton>;
  }
}
