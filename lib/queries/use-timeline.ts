'use client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { askAgain as markAsked, emptyTimeline, type Timeline } from '#/lib/record/stream/timeline.ts';
import { streamTimeline } from './stream-timeline.ts';
import { memoryClient, timelineKey, timelineQuery } from './timeline-query.ts';

export interface TimelineInPage {
  readonly timeline: Timeline;
  /** Asks sources again, or for the first time; their entries stay until the new answer begins. */
  readonly askAgain: (sources: readonly string[]) => void;
  /** Stops every stream of this record and forgets its entries. */
  readonly forget: () => void;
}

/** Holds the page's record: opened on mount, folded as messages come, gone on unmount. */
export function useTimeline(session: string): TimelineInPage {
  const [client] = useState(memoryClient);
  const empty = useMemo(() => emptyTimeline(session), [session]);
  const { data } = useQuery(timelineQuery(session), client);
  const attempt = useRef(1);
  const running = useRef(new Set<AbortController>());

  const stop = useCallback(() => {
    for (const controller of running.current) controller.abort();
    running.current.clear();
  }, []);
  useEffect(() => stop, [session, stop]);

  const askAgain = useCallback(
    (sources: readonly string[]) => {
      const controller = new AbortController();
      running.current.add(controller);
      attempt.current += 1;
      const update = (fold: (timeline: Timeline) => Timeline): void => {
        if (!controller.signal.aborted) client.setQueryData<Timeline>(timelineKey(session), (held) => fold(held ?? empty));
      };
      update((timeline) => markAsked(timeline, sources));
      void followStream({ session, sources, attempt: attempt.current }, controller.signal, update).finally(() =>
        running.current.delete(controller),
      );
    },
    [client, empty, session],
  );

  const forget = useCallback(() => {
    stop();
    void client.cancelQueries({ queryKey: timelineKey(session) });
    client.setQueryData<Timeline>(timelineKey(session), empty);
  }, [client, empty, session, stop]);

  return { timeline: data ?? empty, askAgain, forget };
}

async function followStream(
  question: Parameters<typeof streamTimeline>[0],
  signal: AbortSignal,
  update: (fold: (timeline: Timeline) => Timeline) => void,
): Promise<void> {
  for await (const fold of streamTimeline(question, signal)) update(fold);
}
