'use client';
import { type RefObject, useMemo } from 'react';
import { PaneOverPage } from '#/components/ui/pane-over-page.tsx';
import { findGroup } from '#/components/drawer/find-group.ts';
import { useRowWalk } from '#/components/keys/use-row-walk.ts';
import { Announcer } from '#/components/ui/announcer.tsx';
import { LatePart } from '#/components/ui/late-part.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import { arrange } from '#/lib/record/list/arrange.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { openedEntryCode } from './late/late-codes.ts';
import { useRecordActions, useRecordData } from './record-context.tsx';
import type { SearchState } from './search/use-search.ts';
import { useReading } from './use-reading.ts';
import { screenWords } from './words.ts';

interface Props {
  readonly search: SearchState;
  /** Lies over a part of the page; else a sheet over all of it. */
  readonly isOver: boolean;
  readonly pressedColumn: RefObject<Element | null>;
}

/** The opened entry. */
export function RecordDrawer({ search, isOver, pressedColumn }: Props) {
  const { timeline, arrangement, view, selected } = useRecordData();
  const { open } = useRecordActions();
  // An entry opened from the banner or the summary may be hidden in this list: it is opened all the same.
  const opened = useMemo(() => {
    if (selected === undefined) return undefined;
    const { unticked, othersOnly, accepted, since, period, categories } = view;
    const unfiltered = () => arrange(timeline, { unticked, othersOnly, ...(accepted && { accepted }) });
    // A copy that still waits for the list, or whose day or kind the list leaves out, may differ: the opened entry has it (H20).
    const withWaiting = (accepted ?? since ?? period ?? categories) && findGroup(arrange(timeline, { unticked, othersOnly }), selected);
    return withWaiting ?? findGroup(arrangement, selected, unfiltered) ?? findGroup(arrange(timeline, wholeView), selected);
  }, [timeline, arrangement, view, selected]);
  const reading = useReading(opened?.group, open, search.foundSummary?.fileFoundIn);
  const walk = useRowWalk(selected);
  const title = opened?.title ?? opened?.group.lead.title ?? screenWords.entry;
  const entry = opened ? (
    <LatePart code={openedEntryCode} name={title} onClose={() => open(undefined)} waiting={<OpeningEntry title={title} />}>
      {(OpenedEntry) => <OpenedEntry opened={opened} reading={reading} walk={walk} search={search} />}
    </LatePart>
  ) : undefined;
  if (isOver)
    return (
      <>
        <Announcer text={opened ? screenWords.entryOpened(title) : ''} everyMs={500} />
        {entry && (
          <PaneOverPage label={screenWords.entry} pressedColumn={pressedColumn}>
            {entry}
          </PaneOverPage>
        )}
      </>
    );
  return (
    <Modal title={title} isOpen={opened !== undefined} onClose={() => open(undefined)} from="right" bare>
      {entry}
    </Modal>
  );
}

/** Answers the press at once, should the code of the entry still be on its way. */
function OpeningEntry({ title }: { readonly title: string }) {
  return (
    <div aria-busy className="px-4 py-3">
      <h2 className="m-0 text-heading font-semibold wrap-anywhere">{title}</h2>
    </div>
  );
}
