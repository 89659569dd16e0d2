'use client';
import { use, useMemo } from 'react';
import { NoticesContext } from '#/components/entry/notices-context.ts';
import { PeopleTable } from '#/components/people/people-table.tsx';
import { peoplePage } from '#/lib/record/summary/people/people-page.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';

/** Above the list of people: everybody to ring, also those whom only a source's own Patient names and who have no entry. */
export function PeopleHead() {
  const { locale } = useRecordSettings();
  const { timeline, view, sources } = useRecordData();
  const { open } = useRecordActions();
  const { notices } = use(NoticesContext);
  const page = useMemo(() => peoplePage(timeline, view), [timeline, view]);
  const attorneys = useMemo(() => notices.filter(({ kind }) => kind === 'attorney'), [notices]);
  return <PeopleTable page={page} attorneys={attorneys} sources={sources} locale={locale} onOpen={open} />;
}
