'use client';
import { type ReactNode, useMemo } from 'react';
import { NoticesContext } from '#/components/entry/notices-context.ts';
import { ScoreReaderContext } from '#/components/entry/scores/score-reader.ts';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { scoreReaderOf } from '#/lib/record/summary/observed/score-reader-of.ts';
import type { ScoreReader } from '#/lib/record/summary/observed/score-use.ts';
import { useRecordData } from './record-context.tsx';

/** Decisions, orders that forbid and alerts of every source asked, and whose scores the record has, for all that draws them. */
export function RecordNotices({ children }: { readonly children: ReactNode }) {
  const { timeline, serverTime } = useRecordData();
  const notices = useMemo(() => heldNotices(timeline, serverTime), [timeline, serverTime]);
  return (
    <NoticesContext value={notices}>
      <ScoreReaderContext value={useSteadyReader()}>{children}</ScoreReaderContext>
    </NoticesContext>
  );
}

/** The same object for as long as it says the same: a batch that changes nothing of it draws no row again. */
function useSteadyReader(): ScoreReader {
  const { timeline, serverTime } = useRecordData();
  const text = useMemo(() => JSON.stringify(scoreReaderOf(timeline, serverTime)), [timeline, serverTime]);
  return useMemo(() => JSON.parse(text) as ScoreReader, [text]);
}
