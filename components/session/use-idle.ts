'use client';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { renewSession } from '#/lib/queries/renew-session.ts';
import { recordClosedWords } from '#/lib/record/words/session-words.ts';

const everyMs = 60_000;
const warnSeconds = 60;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export interface IdleTimer {
  /** Seconds left, once they are few; undefined before. */
  readonly secondsLeft: number | undefined;
  /** Starts the idle clock again: the reader is here. */
  readonly stay: () => void;
}

/**
 * Renews once a minute and reports whether the reader did anything since; the server's idle clock decides, not this
 * one, because another tab of the same reader may keep it running.
 */
export function useIdle(session: string, onOver: (why: string) => void): IdleTimer {
  const active = useRef(false);
  const endsAt = useRef(Infinity);
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const over = useEffectEvent(onOver);

  const renew = useCallback(
    async (activity: boolean) => {
      const renewal = await renewSession(session, activity ? { activity } : {});
      if (renewal.state === 'renewed')
        endsAt.current = performance.now() + (Math.min(renewal.idleEndsAt, renewal.endsAt) - renewal.serverTime) * 1000;
      return renewal;
    },
    [session],
  );

  const tick = useEffectEvent(() => {
    const left = Math.ceil((endsAt.current - performance.now()) / 1000);
    setSecondsLeft(left <= warnSeconds ? Math.max(0, left) : undefined);
  });
  const ping = useEffectEvent(async () => {
    const wasActive = active.current;
    active.current = false;
    const renewal = await renew(wasActive);
    if (renewal.state === 'over') over(renewal.why);
    else if (renewal.state === 'unavailable' && performance.now() > endsAt.current) over(recordClosedWords.idle);
  });
  useSigns(() => (active.current = true));
  useEffect(() => {
    const pings = setInterval(() => void ping(), everyMs);
    const ticks = setInterval(tick, 1_000);
    void ping();
    return () => {
      clearInterval(pings);
      clearInterval(ticks);
    };
  }, [session]);
  // At zero the server is asked at once: another tab may have been used.
  useEffect(() => {
    if (secondsLeft === 0) void ping();
  }, [secondsLeft]);
  const stay = useCallback(() => {
    setSecondsLeft(undefined);
    void renew(true);
  }, [renew]);
  return { secondsLeft, stay };
}

/** Calls back at every sign that the reader is there. */
function useSigns(onSign: () => void): void {
  const note = useEffectEvent(onSign);
  useEffect(() => {
    const listener = () => note();
    for (const sign of signs) document.addEventListener(sign, listener, { passive: true, capture: true });
    return () => {
      for (const sign of signs) document.removeEventListener(sign, listener, { capture: true });
    };
  }, []);
}
