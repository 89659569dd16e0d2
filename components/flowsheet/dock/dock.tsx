'use client';
import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { IconButton } from '#/components/ui/button.tsx';
import type { FlowsheetColumn } from '#/lib/record/flowsheet/flowsheet-model.ts';
import type { MedicineBar } from '#/lib/record/flowsheet/medicine-bars.ts';
import { pointsOfRow } from '#/lib/record/flowsheet/row-points.ts';
import type { Stay } from '#/lib/record/flowsheet/stays.ts';
import { type CellContext, testName } from '#/components/flowsheet/cells/cell-words.ts';
import { DockHead, NewestResult } from './dock-head.tsx';
import type { DockTest } from './dock-model.ts';
import { DockResults } from './dock-results.tsx';
import { columnScale, type DockScale, timeScale } from './dock-scale.ts';
import { beforeWords, dockWords, type DockView, notDrawnWords, rangesWords, yearWords } from './dock-words.ts';
import { LaneChart } from './lane-chart.tsx';
import { MedicineLanes } from './medicine-lanes.tsx';
import { spanOfTime } from './span-of-time.ts';
import { useScrollPlace } from './use-scroll-place.ts';

interface Props {
  readonly tests: readonly DockTest[];
  readonly columns: readonly FlowsheetColumn[];
  readonly stays: readonly Stay[];
  readonly medicines: readonly MedicineBar[];
  readonly context: CellContext;
  readonly scroller: HTMLElement | undefined;
  /** There is no room for dates: time is true. */
  readonly isNarrow: boolean;
  /** Keys of the tests before and after the only chosen one. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly onStep: (key: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onDrop: (key: string) => void;
  readonly onClose: () => void;
}

const firstView: DockView = { alignment: 'columns', span: 'episode', shape: 'Chart', isUnfolded: false };

/** The chosen tests under the table: what came before in words, their numbers on one axis of time or as a table, the medicines beneath. */
export function Dock(props: Props) {
  const { tests, medicines, context, isNarrow, onOpen } = props;
  const [view, setView] = useState(firstView);
  const scale = useDockScale(props, { ...view, alignment: isNarrow ? 'time' : view.alignment });
  const height = tests.length > 1 ? 76 : 104;
  const isUnfolded = !isNarrow || view.isUnfolded;
  return (
    <section className="dock" aria-label={dockWords.label} data-folded={isUnfolded ? undefined : true}>
      <DockHead {...props} view={view} onView={setView} />
      {isUnfolded ? (
        <div className="dock-body">
          {tests.map((test) => (
            <div key={test.row.key} className="dock-test" data-shape={view.shape}>
              <TestWords test={test} isOne={tests.length === 1} {...props} />
              {view.shape === 'Chart' ? (
                <LaneChart
                  name={testName(test.row)}
                  points={pointsOfRow(test.row)}
                  scale={scale}
                  height={height}
                  sources={context.sources}
                />
              ) : undefined}
            </div>
          ))}
          {view.shape === 'Chart' ? (
            <MedicineLanes medicines={medicines} scale={scale} context={context} onOpen={onOpen} />
          ) : (
            <DockResults key={tests.map(({ row }) => row.key).join(' ')} tests={tests} context={context} onOpen={onOpen} />
          )}
        </div>
      ) : undefined}
    </section>
  );
}

function useDockScale({ tests, columns, stays, scroller, isNarrow }: Props, { alignment, span }: DockView): DockScale {
  const { left, width } = useScrollPlace(scroller, isNarrow);
  return useMemo(() => {
    const times = tests.flatMap(({ row }) => pointsOfRow(row).map(({ at }) => at)).toSorted((first, second) => first - second);
    const time = alignment === 'time' ? spanOfTime(times, stays, span) : undefined;
    return time ? timeScale(time, width) : columnScale(columns, left, width);
  }, [tests, columns, stays, alignment, span, left, width]);
}

interface TestWordsProps extends Pick<Props, 'context' | 'onOpen' | 'onDrop'> {
  readonly test: DockTest;
  readonly isOne: boolean;
}

/** Words for what came before: the value before, 12 months, the ranges, what is not drawn. */
function TestWords({ test: { row, beneath }, context, isOne, onOpen, onDrop }: TestWordsProps) {
  return (
    <div className="dock-words">
      {isOne ? undefined : (
        <div className="dock-test-head">
          <NewestResult row={row} context={context} onOpen={onOpen} />
          <IconButton aria-label={dockWords.drop(row.name)} onPress={() => onDrop(row.key)}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      )}
      <p>{beforeWords(row, context)}</p>
      {[yearWords(row, context), isOne ? rangesWords(row, context) : undefined].map((words) =>
        words === undefined ? undefined : <p key={words}>{words}</p>,
      )}
      {notDrawnWords(row, beneath).map((words) => (
        <p key={words} className="text-warning">
          {words}
        </p>
      ))}
    </div>
  );
}
