'use client';
import { type RefObject, useMemo } from 'react';
import { CopyButton } from '#/components/copy/copy-button.tsx';
import { DocumentReader } from '#/components/documents/document-reader.tsx';
import { PaneOverPage } from '#/components/ui/pane-over-page.tsx';
import { EntryDrawer } from '#/components/drawer/entry-drawer.tsx';
import type { FileToRead } from '#/components/drawer/file-to-read.ts';
import { findGroup, type OpenedRow, findNeighbour } from '#/components/drawer/find-group.ts';
import { useRowWalk } from '#/components/keys/use-row-walk.ts';
import { useNoticeOf } from '#/components/entry/notices-context.ts';
import { Announcer } from '#/components/ui/announcer.tsx';
import { Modal } from '#/components/ui/modal.tsx';
import { arrange } from '#/lib/record/list/arrange.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { entryTitle } from '#/lib/record/stream/timeline.ts';
import { relatedTo } from '#/lib/record/opened-entry/related.ts';
import { useRecordActions, useRecordData, useRecordSettings } from './record-context.tsx';
import { RecordTrend } from './record-trend.tsx';
import { type Reading, useReading } from './use-reading.ts';
import { screenWords } from './words.ts';

interface Props {
  /** Lies over a part of the page; else a sheet over all of it. */
  readonly isOver: boolean;
  readonly pressedColumn: RefObject<Element | null>;
}

/** The opened entry. */
export function RecordDrawer({ isOver, pressedColumn }: Props) {
  const { timeline, arrangement, view, selected } = useRecordData();
  const { open } = useRecordActions();
  // An entry opened from the banner or the summary may be hidden in this list: it is opened all the same.
  const opened = useMemo(() => {
    if (selected === undefined) return undefined;
    const { unticked, othersOnly, accepted } = view;
    const unfiltered = () => arrange(timeline, { unticked, othersOnly, ...(accepted && { accepted }) });
    // A copy that still waits for the list may differ: the opened entry has it (H20).
    const withWaiting = accepted && findGroup(arrange(timeline, { unticked, othersOnly }), selected);
    return withWaiting ?? findGroup(arrangement, selected, unfiltered) ?? findGroup(arrange(timeline, wholeView), selected);
  }, [timeline, arrangement, view, selected]);
  const reading = useReading(opened?.group, open);
  const walk = useRowWalk(selected);
  const entry = opened ? <OpenedEntry opened={opened} reading={reading} walk={walk} /> : undefined;
  if (isOver)
    return (
      <>
        <Announcer text={opened ? screenWords.entryOpened(opened.title ?? opened.group.lead.title) : ''} everyMs={500} />
        {entry && (
          <PaneOverPage label={screenWords.entry} pressedColumn={pressedColumn}>
            {entry}
          </PaneOverPage>
        )}
      </>
    );
  return (
    <Modal
      title={opened?.title ?? opened?.group.lead.title ?? screenWords.entry}
      isOpen={opened !== undefined}
      onClose={() => open(undefined)}
      from="right"
      bare
    >
      {entry}
    </Modal>
  );
}

interface OpenedProps {
  readonly opened: OpenedRow;
  readonly reading: Reading;
  /** Opens the neighbour in the Summary's block; false: the entry was opened from elsewhere. */
  readonly walk: (by: 1 | -1) => boolean;
}

function OpenedEntry({ opened: { group, parts, title }, reading, walk }: OpenedProps) {
  const { locale, exports } = useRecordSettings();
  const { timeline, arrangement, sources, serverTime } = useRecordData();
  const { open } = useRecordActions();
  const day = `${serverTime.slice(0, 10)}T23:59:59Z`;
  const related = useMemo(() => relatedTo(timeline, group, day), [timeline, group, day]);
  const { file } = reading;
  const notice = useNoticeOf(group);
  return (
    <EntryDrawer
      group={group}
      parts={parts}
      related={related}
      trend={<RecordTrend key={parts.length > 0 ? group.id : 'one'} group={group} parts={parts} />}
      {...(title ? { title } : {})}
      notice={notice}
      sources={sources}
      receivedAt={new Map([...timeline.sources].flatMap(([id, { end }]) => (end ? [[id, end.at] as const] : [])))}
      locale={locale}
      document={file ? <OpenDocument file={file} reading={reading} /> : undefined}
      reading={file?.name}
      onRead={reading.read}
      documentTitle={(id) => entryTitle(timeline, id)}
      onReadAt={reading.readAt}
      copy={exports.copy ? <CopyButton patient={timeline.patient} serverTime={serverTime} locale={locale} /> : undefined}
      onOpen={open}
      onStep={(by) => walk(by) || open(findNeighbour(arrangement, group.id, by) ?? group.id)}
      onClose={() => open(undefined)}
    />
  );
}

interface OpenDocumentProps {
  readonly file: FileToRead;
  readonly reading: Reading;
}

function OpenDocument({ file, reading: { place, from } }: OpenDocumentProps) {
  const { session, locale } = useRecordSettings();
  const { timeline, sources } = useRecordData();
  const { open } = useRecordActions();
  return (
    <DocumentReader
      key={file.name}
      session={session}
      name={file.name}
      title={file.title}
      source={sources.get(file.source)?.name ?? file.source}
      place={place}
      locale={locale}
      back={from === undefined ? undefined : { title: entryTitle(timeline, from) ?? screenWords.theEntry, onBack: () => open(from) }}
    />
  );
}
