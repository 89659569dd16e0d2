'use client';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { forgetTexts } from '#/lib/record/memory/remember-texts.ts';
import { type EndWords, endWords } from './words.ts';

const channelName = 'tributary-session';
const signedOut = 'signed-out';

interface SessionEnd {
  readonly ended: EndWords | undefined;
  readonly end: (words: EndWords) => void;
  readonly signOut: () => void;
}

/**
 * Blanks the screen and forgets the record: on sign-out here or in another tab, and before the page goes into the
 * browser's back-and-forward cache, so that the back button shows nothing (design §9).
 */
export function useSessionEnd(session: string, forget: () => void): SessionEnd {
  const [ended, setEnded] = useState<EndWords>();
  const end = useCallback(
    (words: EndWords) => {
      forget();
      setEnded((before) => before ?? words);
    },
    [forget],
  );
  useForgottenTexts(ended !== undefined);
  const endNow = useEffectEvent(end);
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = (event) => {
      if (event.data === signedOut) endNow(endWords.signedOutInAnotherTab);
    };
    const leave = () => flushSync(() => endNow(endWords.pageLeft));
    const back = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload();
    };
    addEventListener('pagehide', leave);
    addEventListener('pageshow', back);
    return () => {
      channel.close();
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
    };
  }, []);
  const signOut = useCallback(() => {
    end(endWords.signedOut);
    const channel = new BroadcastChannel(channelName);
    channel.postMessage(signedOut);
    channel.close();
    void fetch(`/record/${encodeURIComponent(session)}/sign-out`, {
      method: 'POST',
      headers: { 'X-Tributary': '1' },
      cache: 'no-store',
      keepalive: true,
    })
      .then((response) => (response.ok ? undefined : Promise.reject(new Error('sign-out was not accepted'))))
      .catch(() => setEnded(endWords.signOutUnconfirmed));
  }, [end, session]);
  return { ended, end, signOut };
}

/** Empties what was remembered of the record's texts, once it has left the screen: until then its parts may still ask. */
function useForgottenTexts(isOver: boolean): void {
  useEffect(() => {
    if (isOver) forgetTexts();
  }, [isOver]);
}
