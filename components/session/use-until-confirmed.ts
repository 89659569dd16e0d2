'use client';
import { useCallback, useEffect, useRef } from 'react';
import type { EndOutcome } from '#/lib/queries/end-session.ts';

const againMs = 15_000;

type UntilConfirmed = (requests: (isFirst: boolean) => Promise<EndOutcome>, onOutcome: (outcome: EndOutcome) => void) => void;

/** Runs the requests of an end, and again when the connection comes back and every quarter of a minute, until our server confirms them. */
export function useUntilConfirmed(): UntilConfirmed {
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);
  return useCallback<UntilConfirmed>((requests, onOutcome) => {
    const stopped = new AbortController();
    let isRunning = false;
    const run = async (isFirst: boolean) => {
      if (isRunning || stopped.signal.aborted) return;
      isRunning = true;
      const outcome = await requests(isFirst);
      isRunning = false;
      if (stopped.signal.aborted) return;
      onOutcome(outcome);
      if (outcome.state !== 'unconfirmed') stop.current();
    };
    const timer = setInterval(() => void run(false), againMs);
    addEventListener('online', () => void run(false), { signal: stopped.signal });
    stop.current = () => {
      clearInterval(timer);
      stopped.abort();
    };
    void run(true);
  }, []);
}
