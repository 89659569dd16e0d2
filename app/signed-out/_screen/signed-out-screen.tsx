'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { BlankScreen } from '#/components/session/blank-screen.tsx';
import { useUntilConfirmed } from '#/components/session/use-until-confirmed.ts';
import type { EndWords } from '#/components/session/fault-words.ts';
import { finderSignOutWords, signedOutPageWords } from '#/components/session/signed-out-words.ts';
import { endWords } from '#/components/session/words.ts';
import { endEverything } from '#/lib/queries/end-session.ts';

/** The session is over with the answer that led here; this page ends its records, each under its own path. */
export function SignedOutScreen({ hasFrames }: { readonly hasFrames: boolean }) {
  const [words, setWords] = useState<EndWords>(signedOutPageWords.viewer);
  const hasScript = useHasScript();
  const untilConfirmed = useUntilConfirmed();
  useEffect(() => {
    untilConfirmed(
      () => endEverything({ endOwn: async () => ({ state: 'ended' }), isAsked: false }),
      (outcome) => setWords(endWords.outcome(outcome, finderSignOutWords.signedOut)),
    );
  }, [untilConfirmed]);
  return (
    <BlankScreen words={words}>
      <div>
        {hasScript ? undefined : <p className="m-0 mb-4 text-document">{signedOutPageWords.withoutScript}</p>}
        {hasFrames ? <p className="m-0 mb-4 text-document">{signedOutPageWords.frames}</p> : undefined}
        <a
          href="/"
          className="inline-flex min-h-11 items-center rounded-control bg-accent px-4 text-block font-semibold text-on-accent no-underline"
        >
          {signedOutPageWords.start}
        </a>
      </div>
    </BlankScreen>
  );
}

const neverChanges = () => () => {};

/** False in the page as the server sends it, which is all that a browser without scripts shows. */
function useHasScript(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
