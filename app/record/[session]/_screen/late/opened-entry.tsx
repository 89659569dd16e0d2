'use client';
import { useMemo } from 'react';
import { CopyButton } from '#/components/copy/copy-button.tsx';
import { DocumentReader } from '#/components/documents/document-reader.tsx';
import { EntryDrawer } from '#/components/drawer/entry-drawer.tsx';
import type { FileToRead } from '#/components/drawer/file-to-read.ts';
import { type OpenedRow, findNeighbour } from '#/components/drawer/find-group.ts';
import { useNoticeOf } from '#/components/entry/notices-context.ts';
import { entryTitle } from '#/lib/record/stream/timeline.ts';
import { relatedTo } from '#/lib/record/opened-entry/related.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';
import { RecordTrend } from './record-trend.tsx';
import type { Reading } from '#/app/record/[session]/_screen/use-reading.ts';
import { screenWords } from '#/app/record/[session]/_screen/words.ts';

export interface OpenedProps {
  readonly opened: OpenedRow;
  readonly reading: Reading;
  /** Opens the neighbour in the Summary's block; false: the entry was opened from elsewhere. */
  readonly walk: (by: 1 | -1) => boolean;
}

/** Everything received about one row, with its document and its trend. */
export function OpenedEntry({ opened: { group, parts, title }, reading, walk }: OpenedProps) {
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
