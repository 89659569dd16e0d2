'use client';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { renewSession } from '#/lib/queries/renew-session.ts';

const everyMs = 60_000;
const warnSeconds = 60;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export interface Idle {
  /** Seconds left, once they are few; undefined before. */
  readonly secondsLeft: number | undefined;
  /** The reader is here: the idle clock starts anew. */
  readonly stay: () => void;
}

/**
 * Renews once a minute, saying whether the reader did anything since; the server's idle clock decides, not this one,
 * because another tab of the same reader may keep it running.
 */
export function useIdle(session: string, onOver: (why: string) => void): Idle {
  const active = useRef(false);
  const endsAt = useRef(Infinity);
  const [secondsLeft, setSecondsLeft] = useState<number>();
  const over = useEffectEvent(onOver);

  const renew = useCallback(
    async (activity: boolean) => {
      const renewal = await renewSession(session, activity ? { activity } : {});
      if (renewal.state === 'renewed')
        endsAt.current = performance.now() + (Math.min(renewal.idleEndsAt, renewal.endsAt) - renewal.now) * 1000;
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
    else if (renewal.state === 'unavailable' && performance.now() > endsAt.current)
      over('This record was closed because it was not used for a while.');
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
  // At nought the server is asked at once: another tab may have been used.
  useEffect(() => {
    if (secondsLeft === 0) void ping();
  }, [secondsLeft]);
  const stay = useCallback(() => {
    setSecondsLeft(undefined);
    void renew(true);
  }, [renew]);
  return { secondsLeft, stay };
}

/** Calls back at every sign that somebody is there. */
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
