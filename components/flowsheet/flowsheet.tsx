'use client';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useMedia } from '#/components/ui/use-media.ts';
import type { Flowsheet as Sheet } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { splitCultures } from '#/lib/record/flowsheet/cultures.ts';
import { flowsheetOf } from '#/lib/record/flowsheet/flowsheet.ts';
import { narrowFlowsheet } from '#/lib/record/flowsheet/narrow.ts';
import type { MedicineBar } from '#/lib/record/flowsheet/medicine-bars.ts';
import type { Stay } from '#/lib/record/flowsheet/stays.ts';
import type { UnheldSources } from '#/lib/record/flowsheet/unheld-sources.ts';
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
import { UnheldLine } from './unheld-line.tsx';

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
  const [flaggedOnly, setFlaggedOnly] = useState(false);
  const [isOnlyChosen, setOnlyChosen] = useState(false);
  const [chosen, setChosen] = useState(emptySet);
  const [folds, setFolds] = useState(noFolds);
  const [askedLine, setAskedLine] = useState<AskedLine>();
  const [scroller, setScroller] = useState<HTMLElement>();
  const isNarrow = useMedia('(max-width: 47.99rem)');
  const context = useMemo(() => ({ sources, locale, thisYear }), [sources, locale, thisYear]);
  const { whole, cultures, sheet, lines, walked, tests } = useTable(groups, { flaggedOnly, isOnlyChosen, folds, chosen, onSheet });
  const step = (key: string) => {
    setChosen(new Set([key]));
    setFolds(withTestOpen(walked, key));
    setAskedLine({ key });
  };
  const choose = (key: string) => setChosen((before) => toggleMember(before, key));
  const pressed = ({ opens, chooses, panel, unfolds }: PressedCell) => {
    if (opens !== undefined) onOpen(opens);
    if (chooses !== undefined) choose(chooses);
    setFolds(foldedBy({ panel, unfolds }));
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

interface Narrowing {
  readonly flaggedOnly: boolean;
  readonly isOnlyChosen: boolean;
  readonly folds: Folds;
  readonly chosen: ReadonlySet<string>;
  readonly onSheet: FlowsheetProps['onSheet'];
}

/** The whole table with its cultures, the part that is drawn, the panels in the order that the reader sees, and the chosen tests. */
function useTable(groups: readonly Group[], { flaggedOnly, isOnlyChosen, folds, chosen, onSheet }: Narrowing) {
  const only = isOnlyChosen ? chosen : emptySet;
  const { sheet: whole, cultures } = useMemo(() => splitCultures(flowsheetOf(groups), groups), [groups]);
  const sheet = useMemo(() => narrowFlowsheet(whole, { flaggedOnly, only }), [whole, flaggedOnly, only]);
  const lines = useMemo(() => tableLines(sheet, folds, !flaggedOnly && only.size === 0), [sheet, folds, flaggedOnly, only]);
  // Apart from "only this test", which would leave no other to step to.
  const walked = useMemo(() => narrowFlowsheet(whole, { flaggedOnly, only: emptySet }).panels, [whole, flaggedOnly]);
  const tests = useMemo(() => chosenTests(whole.panels, chosen), [whole, chosen]);
  useEffect(() => onSheet(sheet), [onSheet, sheet]);
  return { whole, cultures, sheet, lines, walked, tests };
}

/** Opens the panel of a test whole, so that its row is in the table. */
const withTestOpen =
  (panels: Sheet['panels'], test: string) =>
  ({ closed, whole }: Folds): Folds => {
    const panel = panels.find(({ rows }) => rows.some(({ key }) => key === test));
    return panel ? { closed: without(closed, panel.key), whole: new Set([...whole, panel.key]) } : { closed, whole };
  };

/** Folds or opens the pressed panel, and draws the pressed rest of one whole. */
const foldedBy =
  ({ panel, unfolds }: Pick<PressedCell, 'panel' | 'unfolds'>) =>
  (folds: Folds): Folds => {
    if (panel === undefined && unfolds === undefined) return folds;
    const closed = panel === undefined ? folds.closed : toggleMember(folds.closed, panel);
    return { closed, whole: unfolds === undefined ? folds.whole : new Set([...folds.whole, unfolds]) };
  };

const without = (keys: ReadonlySet<string>, key: string): ReadonlySet<string> => new Set([...keys].filter((member) => member !== key));
