'use client';
import { type ReactNode, useState } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { LatePart } from '#/components/ui/late-part.tsx';
import { WaitingRows } from '#/components/ui/waiting-rows.tsx';
import { flowsheetCode } from './late/late-codes.ts';
import { useRecordData } from './record-context.tsx';
import { screenWords } from './words.ts';

export interface ResultsShape {
  /** The switch between table and list; undefined on pages that have a list alone. */
  readonly shapes: ReactNode;
  readonly isTable: boolean;
}

/** Results stand in a table of tests × dates until the reader asks for the list. */
export function useResultsShape(): ResultsShape {
  const { category, arrangement } = useRecordData();
  const [shape, setShape] = useState<'Table' | 'List'>('Table');
  if (category !== 'results') return { shapes: undefined, isTable: false };
  const shapes = (
    <div role="group" aria-label={screenWords.showAs} className="flow-choices">
      {(['Table', 'List'] as const).map((name) => (
        <Button key={name} aria-pressed={shape === name} onPress={() => setShape(name)}>
          {name}
        </Button>
      ))}
    </div>
  );
  return { shapes, isTable: shape === 'Table' && arrangement.rows > 0 };
}

export function ResultsTable({ shapes }: Pick<ResultsShape, 'shapes'>) {
  return (
    <LatePart code={flowsheetCode} name={screenWords.resultsTable} waiting={<WaitingTable />}>
      {(RecordFlowsheet) => <RecordFlowsheet shapes={shapes} />}
    </LatePart>
  );
}

const WaitingTable = () => (
  <div className="waiting-list" aria-busy>
    <WaitingRows count={12} />
  </div>
);
