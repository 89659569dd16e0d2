'use client';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';

export interface Ended {
  readonly title: string;
  readonly text: string;
}

const channelName = 'tributary-session';
const signedOut = 'signed-out';
const byeWords: Ended = { title: 'Signed out', text: 'You are signed out, and nothing of this record is kept here.' };
const elsewhereWords: Ended = { title: 'Signed out', text: 'You signed out in another tab. Nothing of this record is kept here.' };

interface SessionEnd {
  readonly ended: Ended | undefined;
  readonly end: (ended: Ended) => void;
  readonly signOut: () => void;
}

/**
 * Blanks the screen and forgets the record: on sign-out here or in another tab, and before the page goes into the
 * browser's back-and-forward cache, so that the back button shows nothing (design §9).
 */
export function useSessionEnd(session: string, forget: () => void): SessionEnd {
  const [ended, setEnded] = useState<Ended>();
  const end = useCallback(
    (words: Ended) => {
      forget();
      setEnded((before) => before ?? words);
    },
    [forget],
  );
  const endNow = useEffectEvent(end);
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = (event) => {
      if (event.data === signedOut) endNow(elsewhereWords);
    };
    const leave = () => flushSync(() => endNow({ title: 'Record closed', text: 'Reload this page to open it again.' }));
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
    end(byeWords);
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
      .catch(() =>
        setEnded({ title: 'This screen is closed', text: 'The server could not be told that you signed out. Close this browser window.' }),
      );
  }, [end, session]);
  return { ended, end, signOut };
}
