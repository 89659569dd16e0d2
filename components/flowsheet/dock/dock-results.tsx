import { useMemo, useState } from 'react';
import { Flag } from '#/components/entry/flag.tsx';
import { rangesText, valueText } from '#/components/entry/measured.ts';
import { statusText } from '#/components/entry/status-words.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { type CellContext, testName } from '#/components/flowsheet/cells/cell-words.ts';
import { flowsheetWords } from '#/components/flowsheet/cells/words.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { FlowsheetCell, FlowsheetRow } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { DockTest } from './dock-model.ts';
import { dockWords } from './dock-words.ts';

interface Props {
  readonly tests: readonly DockTest[];
  readonly context: CellContext;
  readonly onOpen: (id: string) => void;
}

/** Rows firstResults at first, and as many more at a press. */
const furtherRows = 60;

/** Every result of the chosen tests as sent, newest first, with those that are not joined to them and why. */
export function DockResults({ tests, context: { sources, locale }, onOpen }: Props) {
  const [most, setMost] = useState(furtherRows);
  const results = useMemo(() => resultsOf(tests), [tests]);
  const hasWhys = results.some(({ row, tableCell }) => row.why !== undefined || statusOf(tableCell) !== '');
  const firstResults = results.slice(0, most);
  return (
    <>
      <table className="dock-results">
        <caption className="visually-hidden">{dockWords.resultsAsTable(results.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{dockWords.date}</th>
            {tests.length > 1 ? <th scope="col">{flowsheetWords.test}</th> : undefined}
            <th scope="col">{dockWords.result}</th>
            <th scope="col">{flowsheetWords.range}</th>
            {hasWhys ? <th scope="col">{dockWords.note}</th> : undefined}
            <th scope="col">{dockWords.source}</th>
          </tr>
        </thead>
        <tbody>
          {firstResults.map(({ row, tableCell }) => (
            <tr key={`${row.key} ${tableCell.entry.id} ${tableCell.column}`}>
              <th scope="row">{tableCell.entry.date ? formatClinicalDate(tableCell.entry.date, locale) : ''}</th>
              {tests.length > 1 ? <td>{testName(row)}</td> : undefined}
              <td data-removed={tableCell.entry.assertion === 'removed' ? true : undefined}>
                <LinkButton onPress={() => onOpen(tableCell.group.id)}>{valueText(tableCell.measurement)}</LinkButton>{' '}
                {tableCell.entry.assertion === 'removed' ? undefined : <Flag measurement={tableCell.measurement} />}
              </td>
              <td>{rangesText(tableCell.measurement)}</td>
              {hasWhys ? <td className="text-warning">{[row.why, statusOf(tableCell)].filter(Boolean).join(', ')}</td> : undefined}
              <td>
                <SourceBadges sources={pickSources(tableCell.sources, sources)} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {firstResults.length < results.length ? (
        <LinkButton onPress={() => setMost(most + furtherRows)}>{dockWords.moreResults(results.length - firstResults.length)}</LinkButton>
      ) : undefined}
    </>
  );
}

/** "removed", "Preliminary"; empty for a final result. */
function statusOf({ entry: { assertion, status } }: FlowsheetCell): string {
  if (assertion === 'removed') return flowsheetWords.removed;
  return status === undefined || status === 'final' ? '' : statusText(status);
}

interface ListedResult {
  readonly row: FlowsheetRow;
  readonly tableCell: FlowsheetCell;
}

function resultsOf(tests: readonly DockTest[]): readonly ListedResult[] {
  const rows = new Set(tests.flatMap(({ row, beneath }) => [row, ...beneath]));
  return [...rows]
    .flatMap((row) => [...row.cells.values()].map((tableCell) => ({ row, tableCell })))
    .toSorted((left, right) => right.tableCell.at - left.tableCell.at);
}
