'use client';
import { type ReactNode, useMemo } from 'react';
import { Button } from '#/components/ui/button.tsx';
import type { Flowsheet } from '#/lib/record/flowsheet/flowsheet-model.ts';
import type { CellContext } from './cells/cell-words.ts';
import { panelName, testsOf } from './panel-line.tsx';
import { SourcePoint } from './cells/table-cell.tsx';
import { flowsheetWords } from './cells/words.ts';

interface Props {
  readonly sheet: Flowsheet;
  readonly shapes: ReactNode;
  /** Number of tests that are chosen. */
  readonly chosen: number;
  readonly flaggedOnly: boolean;
  readonly isOnlyChosen: boolean;
  readonly context: CellContext;
  readonly isNarrow: boolean;
  readonly onFlaggedOnly: (flaggedOnly: boolean) => void;
  readonly onOnlyChosen: (isOnlyChosen: boolean) => void;
  readonly onGoTo: (panel: string) => void;
}

/** Choices of what the table shows, and the key of its marks. */
export function Toolbar(props: Props) {
  const { sheet, shapes, chosen, flaggedOnly, isOnlyChosen, context, isNarrow, onFlaggedOnly, onOnlyChosen, onGoTo } = props;
  return (
    <div className="flow-toolbar">
      {shapes}
      <Button aria-pressed={flaggedOnly} onPress={() => onFlaggedOnly(!flaggedOnly)}>
        {flowsheetWords.flaggedOnly}
      </Button>
      {chosen > 0 ? (
        <Button aria-pressed={isOnlyChosen} onPress={() => onOnlyChosen(!isOnlyChosen)}>
          {flowsheetWords.onlyThese(chosen)}
        </Button>
      ) : undefined}
      {sheet.panels.length > 1 ? (
        <select className="field flow-goto" aria-label={flowsheetWords.goTo} value="" onChange={({ target }) => onGoTo(target.value)}>
          <option value="" disabled hidden>
            {flowsheetWords.goTo}
          </option>
          {sheet.panels.map((panel) => (
            <option key={panel.key} value={panel.key}>
              {`${panelName(panel)} (${testsOf(panel)})`}
            </option>
          ))}
        </select>
      ) : undefined}
      {isNarrow ? undefined : <MarkKey sheet={sheet} context={context} />}
    </div>
  );
}

/** Mark of each source, and which way time runs. */
function MarkKey({ sheet, context: { sources } }: { readonly sheet: Flowsheet; readonly context: CellContext }) {
  const ids = useMemo(
    () =>
      new Set(
        sheet.panels.flatMap(({ rows }) => rows.flatMap(({ cells }) => [...cells.values()].flatMap((tableCell) => tableCell.sources))),
      ),
    [sheet],
  );
  return (
    <p className="flow-key">
      {[...sources.values()]
        .filter(({ id }) => ids.has(id))
        .map((source) => (
          <span key={source.id} className="flow-key-mark" title={source.name}>
            <SourcePoint source={source} /> <span aria-hidden>{source.code}</span>
            <span className="visually-hidden">{source.name}</span>
          </span>
        ))}
      <span>{[flowsheetWords.dates(sheet.columns.length), flowsheetWords.direction, flowsheetWords.gap].join(' · ')}</span>
    </p>
  );
}
