'use client';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { FlowsheetPanel } from '#/lib/record/flowsheet/flowsheet-model.ts';
import type { TableLine } from './table-lines.ts';
import { flowsheetWords } from './cells/words.ts';

interface Props {
  readonly line: number;
  readonly isTabStop: boolean;
  readonly columns: number;
}

/** Head of a panel, over the whole width; a press folds it. */
export function PanelLine({ item, line, isTabStop, columns }: Props & { readonly item: Extract<TableLine, { type: 'panel' }> }) {
  const { panel, isOpen } = item;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <tr className="flow-panel" aria-rowindex={line + 3}>
      <th
        scope="rowgroup"
        colSpan={columns}
        data-line={line}
        data-spans
        data-panel={panel.key}
        tabIndex={isTabStop ? 0 : -1}
        aria-expanded={isOpen}
        aria-colindex={1}
      >
        <span className="flow-panel-words">
          <Chevron size={14} aria-hidden /> <b>{panelName(panel)}</b>{' '}
          <span className="text-muted">{flowsheetWords.tests(testsOf(panel))}</span>
        </span>
      </th>
    </tr>
  );
}

/** Tests of a panel that are folded, in one line that counts them. */
export function FoldLine({ item, line, isTabStop, columns }: Props & { readonly item: Extract<TableLine, { type: 'fold' }> }) {
  return (
    <tr className="flow-fold" aria-rowindex={line + 3}>
      <th
        scope="row"
        colSpan={columns}
        data-line={line}
        data-spans
        data-unfolds={item.panel.key}
        tabIndex={isTabStop ? 0 : -1}
        aria-expanded={false}
        aria-colindex={1}
      >
        <span className="flow-panel-words">
          <ChevronRight size={14} aria-hidden /> <span className="text-accent">{flowsheetWords.moreTests(item.tests)}</span>{' '}
          {item.flagged > 0 ? flowsheetWords.flaggedBefore(item.flagged) : ''}
        </span>
      </th>
    </tr>
  );
}

export const panelName = ({ name }: FlowsheetPanel): string => name ?? flowsheetWords.singleTests;

export const testsOf = ({ rows }: FlowsheetPanel): number => rows.filter(({ why }) => why === undefined).length;
