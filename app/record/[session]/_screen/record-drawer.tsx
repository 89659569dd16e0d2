'use client';
import { useMemo } from 'react';
import { AboutView } from '#/components/drawer/about-view.tsx';
import { DocumentReader } from '#/components/documents/document-reader.tsx';
import { EntryDrawer } from '#/components/drawer/entry-drawer.tsx';
import type { FileToRead } from '#/components/drawer/file-to-read.ts';
import { findGroup, neighbour } from '#/components/drawer/find-group.ts';
import { Modal } from '#/components/ui/modal.tsx';
import { arrange } from '#/lib/record/list/arrange.ts';
import { relatedTo } from '#/lib/record/summary/related.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { useRecord } from './record-context.tsx';
import { type Reading, useReading } from './use-reading.ts';
import { RecordTrend } from './record-trend.tsx';

/** The third pane where there is room for it; else the entry slides over the list. */
export function RecordDrawer({ beside }: { readonly beside: boolean }) {
  const record = useRecord();
  const { timeline, arrangement, known, selected, open, sources, locale } = record;
  // An entry opened from the banner or the summary may be hidden in this list: it is opened all the same.
  const found =
    selected === undefined ? undefined : (findGroup(arrangement, selected) ?? findGroup(arrange(timeline, wholeView), selected));
  const group = found?.group;
  const related = useMemo(() => (group ? relatedTo(arrangement, group) : []), [arrangement, group]);
  const reading = useReading(group, open);
  const { file } = reading;
  const { hello } = timeline;
  const content = found ? (
    <EntryDrawer
      group={found.group}
      parts={found.parts}
      related={related}
      trend={<RecordTrend key={found.parts.length > 0 ? found.group.id : 'one'} group={found.group} parts={found.parts} />}
      {...(found.title ? { title: found.title } : {})}
      sources={sources}
      receivedAt={receivedAt(record)}
      locale={locale}
      document={file ? <OpenDocument file={file} reading={reading} /> : undefined}
      reading={file?.name}
      onRead={reading.read}
      documentTitle={(id) => titleOf(timeline, id)}
      onReadAt={reading.readAt}
      onOpen={open}
      onStep={(by) => open(neighbour(arrangement, found.group.id, by) ?? found.group.id)}
      onClose={() => open(undefined)}
    />
  ) : undefined;
  if (beside) {
    return (
      content ?? (
        <AboutView
          known={known}
          arrangement={arrangement}
          viewer={hello && `${hello.viewer.name}, ${hello.viewer.organisationName}`}
          service={hello?.service}
        />
      )
    );
  }
  return (
    <Modal
      title={found?.title ?? found?.group.lead.title ?? 'Entry'}
      isOpen={found !== undefined}
      onClose={() => open(undefined)}
      from="right"
      bare
    >
      {content}
    </Modal>
  );
}

interface OpenDocumentProps {
  readonly file: FileToRead;
  readonly reading: Reading;
}

function OpenDocument({ file, reading: { place, from } }: OpenDocumentProps) {
  const { session, timeline, sources, open, locale } = useRecord();
  return (
    <DocumentReader
      key={file.name}
      session={session}
      name={file.name}
      title={file.title}
      source={sources.get(file.source)?.name ?? file.source}
      place={place}
      locale={locale}
      back={from === undefined ? undefined : { title: titleOf(timeline, from) ?? 'the entry', onBack: () => open(from) }}
    />
  );
}

/** Of any entry that came, whether or not this view shows it. */
function titleOf({ sources }: ReturnType<typeof useRecord>['timeline'], id: string): string | undefined {
  for (const batch of sources.get(id.slice(0, id.indexOf('|')))?.batches ?? []) {
    const entry = batch.find((one) => one.id === id);
    if (entry) return entry.title;
  }
  return undefined;
}

function receivedAt({ timeline }: ReturnType<typeof useRecord>): ReadonlyMap<string, string> {
  return new Map([...timeline.sources].flatMap(([id, { end }]) => (end ? [[id, end.at] as const] : [])));
}
