'use client';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { hearTabs } from '#/lib/queries/end-session.ts';
import type { RenewChange, SessionOver, SessionRenewal } from '#/lib/queries/renew-session.ts';
import { pointerMoves } from './pointer-moves.ts';
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
export function useIdle(
  ask: (change: RenewChange) => Promise<SessionRenewal>,
  isOpen: boolean,
  onOver: (end: SessionOver) => void,
): IdleTimer {
  const active = useRef(false);
  const endsAt = useRef(Infinity);
  const [secondsLeft, setSecondsLeft] = useState<number>();
  /** A record may end alone: its page watches on, so that the end of the session does not go unseen. */
  const [isWatching, setWatching] = useState(true);

  const renew = useCallback(
    async (activity: boolean) => {
      const renewal = await ask(activity ? { activity } : {});
      if (renewal.state === 'renewed')
        endsAt.current = performance.now() + (Math.min(renewal.idleEndsAt, renewal.endsAt) - renewal.serverTime) * 1000;
      return renewal;
    },
    [ask],
  );

  const tick = () => {
    const left = Math.ceil((endsAt.current - performance.now()) / 1000);
    setSecondsLeft(left <= warnSeconds ? Math.max(0, left) : undefined);
  };
  const ping = async (): Promise<void> => {
    // Activity on a blank page is not this reader's.
    const wasActive = isOpen && active.current;
    active.current = false;
    const renewal = await renew(wasActive);
    if (renewal.state === 'over') {
      setWatching(renewal.isSessionAlive);
      onOver(renewal);
    }
    if (renewal.state === 'unavailable' && performance.now() > endsAt.current) onOver({ reason: 'idle', why: recordClosedWords.idle });
  };
  useSigns(() => (active.current = true));
  useClock(ask, isWatching, ping, tick);
  // At zero the server is asked at once: another tab may have been used.
  const askAtZero = useEffectEvent(() => void ping());
  useEffect(() => {
    if (secondsLeft === 0) askAtZero();
  }, [secondsLeft]);
  const stay = useCallback(() => {
    setSecondsLeft(undefined);
    void renew(true);
  }, [renew]);
  return { secondsLeft, stay };
}

/** Asks each minute and whenever another tab found a session of this browser over, and ticks each second; anew for another `subject`. */
function useClock(subject: unknown, isRunning: boolean, onMinute: () => Promise<void>, onSecond: () => void): void {
  const ask = useEffectEvent(() => void onMinute());
  const tick = useEffectEvent(onSecond);
  useEffect(() => {
    if (!isRunning) return undefined;
    const pings = setInterval(() => ask(), everyMs);
    const ticks = setInterval(() => tick(), 1_000);
    const stopHearing = hearTabs('check', () => ask());
    ask();
    return () => {
      stopHearing();
      clearInterval(pings);
      clearInterval(ticks);
    };
  }, [subject, isRunning]);
}

/** Calls back at every sign that the reader is there. */
function useSigns(onSign: () => void): void {
  const note = useEffectEvent(onSign);
  useEffect(() => {
    const isMove = pointerMoves();
    const listener = (event: Event) => {
      if (event.type !== 'pointermove' || isMove(event as PointerEvent)) note();
    };
    for (const sign of signs) document.addEventListener(sign, listener, { passive: true, capture: true });
    return () => {
      for (const sign of signs) document.removeEventListener(sign, listener, { capture: true });
    };
  }, []);
}
