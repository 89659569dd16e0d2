import { foldedWords } from '#/components/entry/fold-text.ts';
import { hasDrawnFlag } from '#/components/entry/flag.tsx';
import { flagText } from '#/components/entry/measured-words.ts';
import { valueText } from '#/components/entry/measured.ts';
import { LinkButton } from '#/components/ui/button.tsx';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import type { CultureGrid } from '#/lib/record/flowsheet/cultures.ts';
import type { FlowsheetCell } from '#/lib/record/flowsheet/flowsheet-model.ts';
import type { CellContext } from './cells/cell-words.ts';
import { SourcePoint } from './cells/table-cell.tsx';
import { flowsheetWords } from './cells/words.ts';

interface Props {
  readonly cultures: readonly CultureGrid[];
  readonly context: CellContext;
  readonly onOpen: (id: string) => void;
}

/** Sensitivities of each culture: a table of antibiotics by organisms. */
export function CultureList({ cultures, context, onOpen }: Props) {
  if (cultures.length === 0) return undefined;
  return (
    <details className="flow-outside">
      <summary>{flowsheetWords.cultures(cultures.length)}</summary>
      {cultures.map((culture) => (
        <CultureTable key={culture.key} culture={culture} context={context} onOpen={onOpen} />
      ))}
    </details>
  );
}

function CultureTable({
  culture: { organisms, antibiotics },
  context,
  onOpen,
}: Omit<Props, 'cultures'> & { readonly culture: CultureGrid }) {
  const { sources, locale, thisYear } = context;
  return (
    <table className="culture-table">
      <thead>
        <tr>
          <th scope="col">{flowsheetWords.antibiotic}</th>
          {organisms.map(({ key, words, tableCell }) => (
            <th key={key} scope="col">
              <LinkButton onPress={() => onOpen(key)}>{words}</LinkButton>{' '}
              <span className="text-muted">
                {tableCell.entry.date ? shortDate(tableCell.entry.date, { locale, thisYear, most: 'day' }) : ''}
              </span>{' '}
              <SourcePoint source={sources.get(tableCell.sources[0] ?? '')} />
              <span className="visually-hidden">{sources.get(tableCell.sources[0] ?? '')?.name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {antibiotics.map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {organisms.map(({ key }) => (
              <td key={key}>
                {(cells.get(key) ?? []).map((tableCell) => (
                  <Sensitivity key={tableCell.entry.id} tableCell={tableCell} onOpen={onOpen} />
                ))}
                {cells.has(key) ? undefined : <span className="visually-hidden">{flowsheetWords.notTested}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The value as sent, and the source's word for it: "0.5 mg/L Sensitive". */
function Sensitivity({ tableCell, onOpen }: { readonly tableCell: FlowsheetCell; readonly onOpen: Props['onOpen'] }) {
  const { measurement, entry, group } = tableCell;
  const isRemoved = entry.assertion === 'removed';
  const flag = flagText(measurement) ?? measurement.interpretation?.text;
  const value = measurement.value === undefined && flag !== undefined ? '' : foldedWords(valueText(measurement));
  const words = [value, flag !== undefined && flag !== value ? flag : ''].filter(Boolean).join(' ');
  return (
    <LinkButton
      className="culture-value"
      data-flagged={hasDrawnFlag(measurement) ? true : undefined}
      data-removed={isRemoved ? true : undefined}
      onPress={() => onOpen(group.id)}
    >
      {isRemoved ? flowsheetWords.removed : words}
    </LinkButton>
  );
}
