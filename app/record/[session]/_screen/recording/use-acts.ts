'use client';
import { useSelectedLayoutSegment } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { sendActs } from '#/lib/queries/send-acts.ts';
import { type FilterAct, filterOf, pageOf, type ReaderAct, type RecordPage, wholeFilter } from '#/lib/record/list/reader-act.ts';
import type { View } from '#/lib/record/model/view.ts';

/** Acts wait this long for more of them. */
const batchMs = 3_000;

/**
 * Tells the audit which pages the reader opens, which sources they hide or show and how they filter, in batches, and when the page
 * is left. What could not be written is sent again with the next.
 */
export function useActs(session: string, view: View): void {
  const segment = useSelectedLayoutSegment();
  const pending = useRef<ReaderAct[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const before = useRef<{ page?: RecordPage; hidden: ReadonlySet<string>; filter: string }>({
    hidden: new Set(),
    filter: filterKey(wholeFilter),
  });
  useEffect(() => {
    const page = pageOf(segment);
    const filter = filterOf(view);
    const seen = before.current;
    pending.current.push(
      ...(page === seen.page ? [] : [{ act: 'page', page } as const]),
      ...[...view.unticked].filter((id) => !seen.hidden.has(id)).map((source) => ({ act: 'hid', source }) as const),
      ...[...seen.hidden].filter((id) => !view.unticked.has(id)).map((source) => ({ act: 'showed', source }) as const),
      ...(filterKey(filter) === seen.filter ? [] : [filter]),
    );
    before.current = { page, hidden: view.unticked, filter: filterKey(filter) };
    if (pending.current.length > 0) timer.current ??= setTimeout(() => void send(session, pending, timer), batchMs);
  }, [session, segment, view]);
  useEffect(() => {
    const leave = () => {
      const acts = [...pending.current.splice(0), { act: 'left' } as const];
      void sendActs(session, acts, true);
    };
    const copied = ({ target }: ClipboardEvent) => {
      if (!(target instanceof HTMLInputElement)) void sendActs(session, [{ act: 'copied', entries: [] }]);
    };
    addEventListener('pagehide', leave);
    document.addEventListener('copy', copied);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('copy', copied);
    };
  }, [session]);
}

type Held<T> = { current: T };

async function send(session: string, pending: Held<ReaderAct[]>, timer: Held<ReturnType<typeof setTimeout> | undefined>): Promise<void> {
  timer.current = undefined;
  const acts = pending.current.splice(0);
  if (acts.length > 0 && (await sendActs(session, acts)) === 'unwritten') pending.current.unshift(...acts.slice(-mostKept));
}

/** Acts that are kept for another try. */
const mostKept = 500;

const filterKey = (filter: FilterAct): string => JSON.stringify(filter);
