'use client';
import { X } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Flag } from '#/components/entry/flag.tsx';
import { valueText } from '#/components/entry/measured.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { Button, IconButton, LinkButton } from '#/components/ui/button.tsx';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { FlowsheetColumn, FlowsheetRow } from '#/lib/record/flowsheet/flowsheet-model.ts';
import type { MedicineBar } from '#/lib/record/flowsheet/medicine-bars.ts';
import { pointsOfRow } from '#/lib/record/flowsheet/row-points.ts';
import type { Stay } from '#/lib/record/flowsheet/stays.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import { type CellContext, testName } from '#/components/flowsheet/cells/cell-words.ts';
import { columnScale, type DockScale, timeScale } from './dock-scale.ts';
import { beforeWords, dockWords, notDrawnWords, rangesWords, type SpanName, spanWords, yearWords } from './dock-words.ts';
import { LaneChart } from './lane-chart.tsx';
import { MedicineLanes } from './medicine-lanes.tsx';
import { spanOfTime } from './span-of-time.ts';
import { useScrollPlace } from './use-scroll-place.ts';

/** A chosen test with the rows of its name that are not joined to it. */
export interface DockTest {
  readonly row: FlowsheetRow;
  readonly beneath: readonly FlowsheetRow[];
}

interface Props {
  readonly tests: readonly DockTest[];
  readonly columns: readonly FlowsheetColumn[];
  readonly stays: readonly Stay[];
  readonly medicines: readonly MedicineBar[];
  readonly context: CellContext;
  readonly scroller: HTMLElement | undefined;
  /** There is no room for dates: time is true. */
  readonly isNarrow: boolean;
  readonly onOpen: (id: string) => void;
  readonly onDrop: (key: string) => void;
  readonly onClose: () => void;
}

/** The chosen tests under the table: what came before in words, their numbers on one axis of time, the medicines beneath. */
export function Dock(props: Props) {
  const { tests, medicines, context, isNarrow, onOpen, onDrop, onClose } = props;
  const [chosenAlignment, setAlignment] = useState<'columns' | 'time'>('columns');
  const alignment = isNarrow ? 'time' : chosenAlignment;
  const [span, setSpan] = useState<SpanName>('episode');
  const scale = useDockScale(props, alignment, span);
  const [first] = tests;
  const height = tests.length > 1 ? 76 : 104;
  return (
    <section className="dock" aria-label={dockWords.label}>
      <div className="dock-head">
        {first && tests.length === 1 ? <NewestResult row={first.row} context={context} onOpen={onOpen} /> : <h3>{dockWords.label}</h3>}
        {isNarrow ? undefined : (
          <Choices label={dockWords.align}>
            <Button aria-pressed={alignment === 'columns'} onPress={() => setAlignment('columns')}>
              {dockWords.sameColumns}
            </Button>
            <Button aria-pressed={alignment === 'time'} onPress={() => setAlignment('time')}>
              {dockWords.trueTime}
            </Button>
          </Choices>
        )}
        {alignment === 'time' ? (
          <Choices label={dockWords.span}>
            {(['episode', 'year', 'all'] as const).map((name) => (
              <Button key={name} aria-pressed={span === name} onPress={() => setSpan(name)}>
                {spanWords[name]}
              </Button>
            ))}
          </Choices>
        ) : undefined}
        <IconButton aria-label={dockWords.close} onPress={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <div className="dock-body">
        {tests.map((test) => (
          <div key={test.row.key} className="dock-test">
            <TestWords test={test} context={context} isOne={tests.length === 1} onOpen={onOpen} onDrop={onDrop} />
            <LaneChart name={testName(test.row)} points={pointsOfRow(test.row)} scale={scale} height={height} sources={context.sources} />
          </div>
        ))}
        <MedicineLanes medicines={medicines} scale={scale} context={context} onOpen={onOpen} />
      </div>
    </section>
  );
}

function useDockScale({ tests, columns, stays, scroller, isNarrow }: Props, alignment: 'columns' | 'time', span: SpanName): DockScale {
  const { left, width } = useScrollPlace(scroller, isNarrow);
  return useMemo(() => {
    const times = tests.flatMap(({ row }) => pointsOfRow(row).map(({ at }) => at)).toSorted((first, second) => first - second);
    const time = alignment === 'time' ? spanOfTime(times, stays, span) : undefined;
    return time ? timeScale(time, width) : columnScale(columns, left, width);
  }, [tests, columns, stays, alignment, span, left, width]);
}

function Choices({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className="flow-choices">
      {children}
    </div>
  );
}

interface TestProps {
  readonly context: CellContext;
  readonly onOpen: (id: string) => void;
}

/** "Creatinine 142 µmol/L ▲ High 20-Nov-2026 06:10" */
function NewestResult({ row, context: { sources, locale }, onOpen }: TestProps & { readonly row: FlowsheetRow }) {
  const { entry, measurement, group, sources: ids } = row.latest;
  return (
    <>
      <h3>{testName(row)}</h3>
      <span className="dock-newest-value">
        <LinkButton aria-label={dockWords.openNewest(row.name)} onPress={() => onOpen(group.id)}>
          {valueText(measurement)}
        </LinkButton>{' '}
        <Flag measurement={measurement} />
      </span>
      <span className="text-muted">{entry.date ? formatClinicalDate(entry.date, locale) : ''}</span>
      <SourceBadges sources={pickSources(ids, sources)} locale={locale} />
    </>
  );
}

interface TestWordsProps extends TestProps {
  readonly test: DockTest;
  readonly isOne: boolean;
  readonly onDrop: (key: string) => void;
}

/** Words for what came before: the value before, 12 months, the ranges, what is not drawn. */
function TestWords({ test: { row, beneath }, context, isOne, onOpen, onDrop }: TestWordsProps) {
  const { sources, locale, thisYear } = context;
  const cells = { sources, locale, thisYear };
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
      <p>{beforeWords(row, cells)}</p>
      {[yearWords(row, cells), isOne ? rangesWords(row, cells) : undefined].map((words) =>
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
