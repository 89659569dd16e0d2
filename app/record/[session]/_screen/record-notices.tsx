'use client';
import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { HoldersContext, type ReadHolders } from '#/components/entry/also-at/holders-context.ts';
import { NoticesContext } from '#/components/entry/notices-context.ts';
import { ScoreReaderContext } from '#/components/entry/scores/score-reader.ts';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { hidesAnything, sourcesBeside } from '#/lib/record/new-rows/sources-beside.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { View } from '#/lib/record/model/view.ts';
import { scoreReaderOf } from '#/lib/record/summary/observed/score-reader-of.ts';
import type { ScoreReader } from '#/lib/record/summary/observed/score-use.ts';
import { useRecordData } from './record-context.tsx';

/** Decisions, orders that forbid and alerts of every source asked, whose scores the record has, and who holds what is hidden, for all that draws them. */
export function RecordNotices({ children }: { readonly children: ReactNode }) {
  const { timeline, serverTime } = useRecordData();
  const notices = useMemo(() => heldNotices(timeline, serverTime), [timeline, serverTime]);
  return (
    <NoticesContext value={notices}>
      <HoldersContext value={useHolders()}>
        <ScoreReaderContext value={useSteadyReader()}>{children}</ScoreReaderContext>
      </HoldersContext>
    </NoticesContext>
  );
}

const readNobody: ReadHolders = () => undefined;

function whenAsked(timeline: Timeline, view: View): ReadHolders {
  let holders: ReturnType<ReadHolders>;
  return () => (holders ??= sourcesBeside(timeline, view));
}

/** Worked out when the first row asks, and never while nothing is hidden; a press of a tick does not wait for it. */
function useHolders(): ReadHolders {
  const { timeline, view } = useRecordData();
  const chosen = useDeferredValue(view);
  return useMemo(() => (hidesAnything(chosen) ? whenAsked(timeline, chosen) : readNobody), [timeline, chosen]);
}

/** The same object for as long as it says the same: a batch that changes nothing of it draws no row again. */
function useSteadyReader(): ScoreReader {
  const { timeline, serverTime } = useRecordData();
  const text = useMemo(() => JSON.stringify(scoreReaderOf(timeline, serverTime)), [timeline, serverTime]);
  return useMemo(() => JSON.parse(text) as ScoreReader, [text]);
}
