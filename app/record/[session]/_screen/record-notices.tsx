'use client';
import { type ReactNode, useMemo } from 'react';
import { NoticesContext } from '#/components/entry/notices-context.ts';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { useRecordData } from './record-context.tsx';

/** Decisions, orders that forbid and alerts of every source asked, for all that draws them. */
export function RecordNotices({ children }: { readonly children: ReactNode }) {
  const { timeline, serverTime } = useRecordData();
  const notices = useMemo(() => heldNotices(timeline, serverTime), [timeline, serverTime]);
  return <NoticesContext value={notices}>{children}</NoticesContext>;
}
