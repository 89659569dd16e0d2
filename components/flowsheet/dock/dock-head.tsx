import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Flag } from '#/components/entry/flag.tsx';
import { valueText } from '#/components/entry/measured.ts';
import { SourceBadges } from '#/components/source-badge/source-badges.tsx';
import { Button, IconButton, LinkButton } from '#/components/ui/button.tsx';
import { type CellContext, testName } from '#/components/flowsheet/cells/cell-words.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { FlowsheetRow } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { pickSources } from '#/lib/record/model/public-source.ts';
import type { DockTest } from './dock-model.ts';
import { beforeWords, dockShapes, dockWords, type DockView, spanWords } from './dock-words.ts';

interface Props {
  readonly tests: readonly DockTest[];
  readonly context: CellContext;
  readonly isNarrow: boolean;
  readonly view: DockView;
  readonly onView: (view: DockView) => void;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly onStep: (key: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

/** The chosen test with its newest result, and how its course is shown. On a narrow page the rest unfolds from it. */
export function DockHead(props: Props) {
  const { tests, context, isNarrow, view, onView, onOpen, onClose } = props;
  const [first] = tests;
  const only = tests.length === 1 ? first : undefined;
  const isUnfolded = !isNarrow || view.isUnfolded;
  return (
    <div className="dock-head">
      {only ? <NewestResult row={only.row} context={context} onOpen={onOpen} /> : <h3>{dockWords.several(tests.length)}</h3>}
      {isUnfolded || !only ? undefined : <span className="dock-before">{beforeWords(only.row, context)}</span>}
      <span className="dock-tools">
        {isNarrow ? (
          <Button aria-expanded={view.isUnfolded} onPress={() => onView({ ...view, isUnfolded: !view.isUnfolded })}>
            {view.isUnfolded ? dockWords.fold : dockWords.unfold}
          </Button>
        ) : undefined}
        {isUnfolded ? <ShapeChoices isNarrow={isNarrow} view={view} onView={onView} /> : undefined}
        {only ? <StepButtons {...props} /> : undefined}
        <IconButton aria-label={dockWords.close} onPress={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}

function StepButtons({ previous, next, onStep }: Props) {
  return (
    <>
      <IconButton
        aria-label={dockWords.previous}
        isDisabled={previous === undefined}
        onPress={() => previous !== undefined && onStep(previous)}
      >
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton aria-label={dockWords.next} isDisabled={next === undefined} onPress={() => next !== undefined && onStep(next)}>
        <ChevronDown size={16} aria-hidden />
      </IconButton>
    </>
  );
}

function ShapeChoices({ isNarrow, view, onView }: Pick<Props, 'isNarrow' | 'view' | 'onView'>) {
  const { alignment, span, shape } = view;
  return (
    <>
      {isNarrow || shape === 'Table' ? undefined : (
        <Choices label={dockWords.align}>
          <Button aria-pressed={alignment === 'columns'} onPress={() => onView({ ...view, alignment: 'columns' })}>
            {dockWords.sameColumns}
          </Button>
          <Button aria-pressed={alignment === 'time'} onPress={() => onView({ ...view, alignment: 'time' })}>
            {dockWords.trueTime}
          </Button>
        </Choices>
      )}
      {shape === 'Chart' && (isNarrow || alignment === 'time') ? (
        <Choices label={dockWords.span}>
          {(['episode', 'year', 'all'] as const).map((name) => (
            <Button key={name} aria-pressed={span === name} onPress={() => onView({ ...view, span: name })}>
              {spanWords[name]}
            </Button>
          ))}
        </Choices>
      ) : undefined}
      <Choices label={dockWords.shape}>
        {dockShapes.map((name) => (
          <Button key={name} aria-pressed={shape === name} onPress={() => onView({ ...view, shape: name })}>
            {name}
          </Button>
        ))}
      </Choices>
    </>
  );
}

function Choices({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span role="group" aria-label={label} className="flow-choices">
      {children}
    </span>
  );
}

interface NewestProps extends Pick<Props, 'context' | 'onOpen'> {
  readonly row: FlowsheetRow;
}

/** "Creatinine 142 µmol/L ▲ High 20-Nov-2026 06:10" */
export function NewestResult({ row, context: { sources, locale }, onOpen }: NewestProps) {
  const { entry, measurement, group, sources: ids } = row.latest;
  return (
    <>
      <h3 aria-live="polite">{testName(row)}</h3>
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
