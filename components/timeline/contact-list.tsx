'use client';
import { type RefObject, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useBegin } from '#/components/ui/use-begin.ts';
import { drawnItems, Placed } from './placed-items.tsx';
import type { SourceNames } from './row-words.ts';
import type { ListHandle } from './timeline-list.tsx';
import { TimelineRow } from './timeline-row.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useRowList } from './use-row-list.ts';
import type { RowsByContact } from '#/lib/record/contacts/group-by-contact.ts';
import { toggleMember } from '#/lib/record/model/toggle-member.ts';
import { ContactHead, SectionHead } from './contact-head.tsx';
import { contactItems } from '#/lib/record/contacts/contact-items.ts';
import { kindWords } from './contact-words.ts';

interface Props {
  readonly parts: RowsByContact;
  readonly sources: SourceNames;
  readonly locale: string;
  readonly thisYear: string;
  readonly label: string;
  readonly busy: boolean;
  readonly scroller: HTMLElement;
  /** Height of the elements that stick above the list. */
  readonly top: number;
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
  /** The reader has begun: from now on nothing moves by itself. */
  readonly onBegin: () => void;
  readonly handle: RefObject<ListHandle | null>;
}

const rowHeight = 28;

/** All rows, contact by contact: a feed of which only what is in sight is drawn. */
export function ContactList({ parts, scroller, top, label, busy, onBegin, handle, ...shared }: Props) {
  const { locale, sources, thisYear, selected, onOpen } = shared;
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const feed = useRef<HTMLDivElement>(null);
  const run = useMemo(() => contactItems(parts, toggled), [parts, toggled]);
  const { virtual, margin } = useRowList({ run, scroller, list, top, rowHeight });
  const keys = useListKeys(run, virtual, feed);
  useBegin(list, scroller, onBegin);
  useImperativeHandle(handle, () => ({ move: keys.move, jump: () => {} }));
  const onToggleHead = useCallback((key: string) => setToggled((before) => toggleMember(before, key)), []);
  const onToggle = useCallback((key: string) => setOpened((before) => toggleMember(before, key)), []);
  const common = { sources, locale, thisYear, total: run.rows.length, onOpen, onFocus: keys.setCurrent };
  const place = (start: number) => ({ top: start - margin });
  const inSight = drawnItems(virtual, run.items);
  return (
    <div ref={list} className="relative" data-contacts style={{ height: virtual.getTotalSize() }} onKeyDown={keys.onKeyDown}>
      {inSight.map(({ position: { index, start }, item }) =>
        item.type === 'kind' ? (
          <Placed key={item.key} index={index} measure={virtual.measureElement} style={place(start)}>
            <h3 className="contact-kind">{kindWords(item.kind, locale)}</h3>
          </Placed>
        ) : undefined,
      )}
      <div ref={feed} role="feed" aria-label={label} aria-busy={busy}>
        {inSight.map(({ position: { index, start }, item }) => {
          if (item.type === 'kind') return undefined;
          const isCurrent = keys.current === item.key;
          return (
            <Placed key={item.key} index={index} measure={virtual.measureElement} style={place(start)}>
              {item.type === 'row' ? (
                <TimelineRow
                  row={item.row}
                  position={item.position}
                  current={isCurrent}
                  open={opened.has(item.key)}
                  selected={selected}
                  onToggle={onToggle}
                  {...common}
                />
              ) : item.type === 'section' ? (
                <SectionHead item={item} isCurrent={isCurrent} onToggle={onToggleHead} {...common} />
              ) : (
                <ContactHead item={item} isCurrent={isCurrent} selected={selected} onToggle={onToggleHead} {...common} />
              )}
            </Placed>
          );
        })}
      </div>
    </div>
  );
}
