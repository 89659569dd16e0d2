'use client';
import { useMemo } from 'react';
import { ContactList } from '#/components/timeline/contact-list.tsx';
import { groupByContact } from '#/lib/record/contacts/group-by-contact.ts';
import { isAnswering } from '#/lib/record/stream/timeline.ts';
import { useToday } from '#/app/record/[session]/_screen/clock/use-today.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';
import { screenWords } from '#/app/record/[session]/_screen/words.ts';

interface Props {
  readonly scroller: HTMLElement;
  /** Height of the elements that stick above the list. */
  readonly top: number;
}

/** The rows of the whole record, contact by contact. */
export function ContactRows({ scroller, top }: Props) {
  const { locale } = useRecordSettings();
  const { timeline, view, sources, arrangement, selected, serverTime } = useRecordData();
  const { change, open, list } = useRecordActions();
  const today = useToday();
  const parts = useMemo(() => groupByContact(arrangement, timeline, view, { today, locale }), [arrangement, timeline, view, today, locale]);
  return (
    <ContactList
      parts={parts}
      sources={sources}
      locale={locale}
      thisYear={serverTime.slice(0, 4)}
      label={screenWords.allRowsByContact}
      busy={isAnswering(timeline)}
      scroller={scroller}
      top={top}
      selected={selected}
      onOpen={open}
      onBegin={() => change({ type: 'begin-reading' })}
      handle={list}
    />
  );
}
