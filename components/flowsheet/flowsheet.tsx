'use client';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useMedia } from '#/components/ui/use-media.ts';
import type { Flowsheet as Sheet } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { splitCultures } from '#/lib/record/flowsheet/cultures.ts';
import { flowsheetOf } from '#/lib/record/flowsheet/flowsheet.ts';
import { narrowFlowsheet } from '#/lib/record/flowsheet/narrow.ts';
import type { MedicineBar } from '#/lib/record/flowsheet/medicine-bars.ts';
import type { Stay } from '#/lib/record/flowsheet/stays.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { toggleMember } from '#/lib/record/model/toggle-member.ts';
import type { CellContext } from './cells/cell-words.ts';
import { CultureList } from './culture-list.tsx';
import { Dock } from './dock/dock.tsx';
import { chosenTests, neighbourTests } from './dock/dock-model.ts';
import { FlowsheetGrid } from './flowsheet-grid.tsx';
import type { AskedLine, PressedCell } from './grid-props.ts';
import { NothingFlagged, OutsideList } from './outside-list.tsx';
import { type Folds, tableLines } from './table-lines.ts';
import { flowsheetWords } from './cells/words.ts';
import { Toolbar } from './toolbar.tsx';
import { UnheldLine, type UnheldSources } from './unheld-line.tsx';

export interface FlowsheetProps extends CellContext {
  /** Results that the page shows, newest first. */
  readonly groups: readonly Group[];
  readonly stays: readonly Stay[];
  readonly medicines: readonly MedicineBar[];
  readonly isBusy: boolean;
  /** Sources whose results are not all in the table. */
  readonly unheld: readonly UnheldSources[];
  /** Id of the group that the drawer shows. */
  readonly selected: string | undefined;
  /** Switch between table and list. */
  readonly shapes: ReactNode;
  readonly onOpen: (id: string) => void;
  /** Called with the table that is shown: its order is the page's. */
  readonly onSheet: (sheet: Sheet) => void;
  /** The reader has begun: from now on nothing moves by itself. */
  readonly onBegin: () => void;
}

const emptySet: ReadonlySet<string> = new Set();
const noFolds: Folds = { closed: emptySet, whole: emptySet };

/** Results as tests × dates of all sources that are shown; the chosen tests stand beneath with their course and medicines. */
export function Flowsheet(props: FlowsheetProps) {
  const { groups, stays, medicines, sources, locale, thisYear, isBusy, unheld, selected, shapes, onOpen, onSheet, onBegin } = props;
  const { sheet: whole, cultures } = useMemo(() => splitCultures(flowsheetOf(groups), groups), [groups]);
  const [flaggedOnly, setFlaggedOnly] = useState(false);
  const [isOnlyChosen, setOnlyChosen] = useState(false);
  const [chosen, setChosen] = useState(emptySet);
  const [folds, setFolds] = useState(noFolds);
  const [askedLine, setAskedLine] = useState<AskedLine>();
  const [scroller, setScroller] = useState<HTMLElement>();
  const isNarrow = useMedia('(max-width: 47.99rem)');
  const context = useMemo(() => ({ sources, locale, thisYear }), [sources, locale, thisYear]);
  const only = isOnlyChosen ? chosen : emptySet;
  const sheet = useMemo(() => narrowFlowsheet(whole, { flaggedOnly, only }), [whole, flaggedOnly, only]);
  useEffect(() => onSheet(sheet), [onSheet, sheet]);
  const lines = useMemo(() => tableLines(sheet, folds, !flaggedOnly && only.size === 0), [sheet, folds, flaggedOnly, only]);
  const tests = useMemo(() => chosenTests(whole.panels, chosen), [whole, chosen]);
  // The order that the reader sees, apart from "only this test", which would leave no other.
  const walked = useMemo(() => narrowFlowsheet(whole, { flaggedOnly, only: emptySet }).panels, [whole, flaggedOnly]);
  const step = (key: string) => {
    const panel = walked.find(({ rows }) => rows.some((row) => row.key === key));
    setChosen(new Set([key]));
    if (panel)
      setFolds(({ closed, whole: unfolded }) => ({ closed: without(closed, panel.key), whole: new Set([...unfolded, panel.key]) }));
    setAskedLine({ key });
  };
  const choose = (key: string) => setChosen((before) => toggleMember(before, key));
  const pressed = ({ opens, chooses, panel, unfolds }: PressedCell) => {
    if (opens !== undefined) onOpen(opens);
    if (chooses !== undefined) choose(chooses);
    if (panel !== undefined) setFolds(({ closed, ...rest }) => ({ ...rest, closed: toggleMember(closed, panel) }));
    if (unfolds !== undefined) setFolds((before) => ({ ...before, whole: new Set([...before.whole, unfolds]) }));
  };
  const toolbar = { sheet, chosen: tests.length, flaggedOnly, isOnlyChosen: isOnlyChosen && tests.length > 0, context, isNarrow };
  return (
    <section className="flowsheet" aria-label={flowsheetWords.section}>
      <Toolbar
        {...toolbar}
        shapes={shapes}
        onFlaggedOnly={setFlaggedOnly}
        onOnlyChosen={setOnlyChosen}
        onGoTo={(key) => setAskedLine({ key: `panel ${key}` })}
      />
      {lines.length === 0 ? (
        <NothingFlagged onShowAll={() => (setFlaggedOnly(false), setOnlyChosen(false))} />
      ) : (
        <FlowsheetGrid
          {...{ lines, columns: sheet.columns, stays, context, isNarrow, isBusy, chosen, selected, askedLine, scroller, onBegin }}
          onPress={pressed}
          onOpen={onOpen}
          onScroller={setScroller}
        />
      )}
      {/* Beneath: what comes to be said while the table is read moves no line of it. */}
      <UnheldLine unheld={unheld} locale={locale} />
      <CultureList cultures={cultures} context={context} onOpen={onOpen} />
      <OutsideList outside={whole.outside} context={context} onOpen={onOpen} />
      {tests.length > 0 ? (
        <Dock
          tests={tests}
          columns={sheet.columns}
          {...{ stays, medicines, context, scroller, isNarrow, onOpen }}
          {...neighbourTests(walked, tests[0]?.row.key ?? '')}
          onStep={step}
          onDrop={choose}
          onClose={() => (setChosen(emptySet), setOnlyChosen(false))}
        />
      ) : undefined}
    </section>
  );
}

const without = (keys: ReadonlySet<string>, key: string): ReadonlySet<string> => new Set([...keys].filter((kept) => kept !== key));
