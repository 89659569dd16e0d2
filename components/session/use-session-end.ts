'use client';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { endEverything, endOpenRecord, hearTabs, markSignedOut, tellTabs, type EndOutcome } from '#/lib/queries/end-session.ts';
import { holdShared, sessionLocks } from '#/lib/queries/session-locks.ts';
import { forgetTexts } from '#/lib/record/memory/remember-texts.ts';
import { useUntilConfirmed } from './use-until-confirmed.ts';
import type { EndWords } from './fault-words.ts';
import { endWords, type SignOutWords } from './words.ts';

export interface SessionEnd {
  readonly ended: EndWords | undefined;
  readonly signOut: () => void;
  /** Ends the page because the server, or this page's own clock, said why the session is over. */
  readonly close: (why: EndWords) => void;
}

/**
 * Blanks the screen and forgets what it showed: on sign-out here or in another tab, when the session is over, and before the
 * page goes into the browser's back-and-forward cache, so that the back button shows nothing (design §9). Then it ends, at the
 * server, what this browser has open. `record` is undefined on a page without one.
 */
export function useSessionEnd(record: string | undefined, words: SignOutWords, forget: () => void): SessionEnd {
  const [ended, setEnded] = useState<EndWords>();
  const isEnding = useRef(false);
  const endOwn = useOwnEnd(record);
  const untilConfirmed = useUntilConfirmed();
  /** The screen is blank before any request, also offline; its words follow the outcome. */
  const end = useCallback(
    (first: EndWords, confirmed: EndWords, isAsked = false) => {
      if (isEnding.current) return;
      isEnding.current = true;
      forget();
      setEnded(first);
      untilConfirmed(
        (isFirst) => endEverything({ endOwn, isAsked: isAsked && isFirst }),
        (outcome) => setEnded(endWords.outcome(outcome, confirmed)),
      );
    },
    [endOwn, forget, untilConfirmed],
  );
  useForgottenTexts(ended !== undefined);
  const hear = useEffectEvent(() => end(words.signedOutElsewhere, words.signedOutElsewhere));
  const leave = useEffectEvent(() => {
    forget();
    setEnded((before) => before ?? endWords.pageLeft);
  });
  useEffect(() => {
    const stopHearing = hearTabs('signed-out', () => hear());
    const onLeave = () => flushSync(() => leave());
    addEventListener('pagehide', onLeave);
    addEventListener('pageshow', reloadFromCache);
    return () => {
      stopHearing();
      removeEventListener('pagehide', onLeave);
      removeEventListener('pageshow', reloadFromCache);
    };
  }, []);
  const signOut = useCallback(() => {
    markSignedOut();
    end(endWords.signingOut, words.signedOut, true);
    tellTabs('signed-out');
  }, [end, words]);
  const close = useCallback((why: EndWords) => end(why, why), [end]);
  return { ended, signOut, close };
}

/** A page from the back-and-forward cache has been blank since it was left. */
function reloadFromCache(event: PageTransitionEvent): void {
  if (event.persisted) location.reload();
}

/** Ends this page's own record; until then other tabs, which wait for every open record, know that it is not. */
function useOwnEnd(record: string | undefined): () => Promise<EndOutcome> {
  const release = useRef(() => {});
  useEffect(() => {
    if (record === undefined) return undefined;
    release.current = holdShared(sessionLocks.openRecords);
    return () => release.current();
  }, [record]);
  return useCallback(async () => {
    const outcome = record === undefined ? ({ state: 'ended' } as const) : await endOpenRecord(record);
    if (outcome.state !== 'unconfirmed') release.current();
    return outcome;
  }, [record]);
}

/** Empties what was remembered of the record's texts, once it has left the screen: until then its parts may still ask. */
function useForgottenTexts(isOver: boolean): void {
  useEffect(() => {
    if (isOver) forgetTexts();
  }, [isOver]);
}
