'use client';
import { use, useMemo } from 'react';
import { CopyButton } from '#/components/copy/copy-button.tsx';
import { DocumentReader } from '#/components/documents/document-reader.tsx';
import { type FindText, FoundText } from '#/components/documents/found-text.ts';
import { EntryDrawer } from '#/components/drawer/entry-drawer.tsx';
import type { FileToRead } from '#/components/drawer/file-to-read.ts';
import { type OpenedRow, findNeighbour } from '#/components/drawer/find-group.ts';
import { MarkedPlaces } from '#/components/search/marked-places.tsx';
import { useNoticeOf } from '#/components/entry/notices-context.ts';
import { sendActs } from '#/lib/queries/send-acts.ts';
import { entryTitle } from '#/lib/record/stream/timeline.ts';
import { relatedTo } from '#/lib/record/opened-entry/related.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';
import { PageOrderContext, stepOnPage } from '#/components/keys/page-order.ts';
import { RecordTrend } from './record-trend.tsx';
import type { SearchState } from '#/app/record/[session]/_screen/search/use-search.ts';
import type { Reading } from '#/app/record/[session]/_screen/use-reading.ts';
import { screenWords } from '#/app/record/[session]/_screen/words.ts';

export interface OpenedProps {
  readonly opened: OpenedRow;
  readonly reading: Reading;
  /** Opens the neighbour in the Summary's block; false: the entry was opened from elsewhere. */
  readonly walk: (by: 1 | -1) => boolean;
  readonly search: SearchState;
}

/** Everything received about one row, with its document and its trend. */
export function OpenedEntry({ opened: { group, parts, title }, reading, walk, search }: OpenedProps) {
  const { session, locale, exports } = useRecordSettings();
  const { timeline, arrangement, sources, serverTime } = useRecordData();
  const { open } = useRecordActions();
  const { places } = use(PageOrderContext);
  const day = `${serverTime.slice(0, 10)}T23:59:59Z`;
  const related = useMemo(() => relatedTo(timeline, group, day), [timeline, group, day]);
  const { file } = reading;
  const notice = useNoticeOf(group);
  const { foundSummary, setNextPlace } = search;
  const drawer = (
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
      document={file ? <OpenDocument file={file} reading={reading} hasPlace={foundSummary?.hasPlace} /> : undefined}
      reading={file?.name}
      onRead={reading.read}
      documentTitle={(id) => entryTitle(timeline, id)}
      onReadAt={reading.readAt}
      copy={
        exports.copy ? (
          <CopyButton patient={timeline.patient} serverTime={serverTime} locale={locale} onRecord={() => recordCopy(session, group)} />
        ) : undefined
      }
      onOpen={open}
      onStep={(by) => walk(by) || open(stepOnPage(places(), group.id, by) ?? findNeighbour(arrangement, group.id, by) ?? group.id)}
      onClose={() => open(undefined)}
    />
  );
  return (
    <MarkedPlaces opened={group.id} query={foundSummary?.query} onNextPlace={setNextPlace}>
      {drawer}
    </MarkedPlaces>
  );
}

const recordCopy = async (session: string, { members }: OpenedRow['group']): Promise<boolean> =>
  (await sendActs(session, [{ act: 'copied', entries: members.map(({ id }) => id) }])) === 'written';

interface OpenDocumentProps {
  readonly file: FileToRead;
  readonly reading: Reading;
  readonly hasPlace: FindText | undefined;
}

function OpenDocument({ file, reading: { place, from }, hasPlace }: OpenDocumentProps) {
  const { session, locale } = useRecordSettings();
  const { timeline, sources } = useRecordData();
  const { open } = useRecordActions();
  return (
    <FoundText value={hasPlace}>
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
    </FoundText>
  );
}
