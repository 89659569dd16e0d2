'use client';
import { type ReactNode, useCallback, useEffect, useMemo } from 'react';
import { BlankScreen } from '#/components/session/blank-screen.tsx';
import { endedWords } from '#/components/session/ended-words.ts';
import { IdleWarning } from '#/components/session/idle-warning.tsx';
import { useIdle } from '#/components/session/use-idle.ts';
import { useSessionEnd } from '#/components/session/use-session-end.ts';
import { supportWords } from '#/components/session/fault-words.ts';
import { endWords, recordSignOutWords } from '#/components/session/words.ts';
import { Button } from '#/components/ui/button.tsx';
import { type RenewChange, renewSession } from '#/lib/queries/renew-session.ts';
import { useTimeline } from '#/lib/queries/use-timeline.ts';
import type { ExportRules } from './record-context.tsx';
import { RecordShell } from './record-shell.tsx';
import { screenWords } from './words.ts';

interface Props {
  readonly session: string;
  readonly exports: ExportRules;
  /** Stands until the stream has begun. */
  readonly opening: ReactNode;
  readonly children: ReactNode;
}

/** An open record until its end; after that the screen holds nothing of the patient. */
export function LiveRecord({ session, exports, opening, children }: Props) {
  const { timeline, askAgain, forget } = useTimeline(session);
  const { ended, close, signOut } = useSessionEnd(session, recordSignOutWords, forget);
  const words = useMemo(() => ended ?? endedWords(timeline), [ended, timeline]);
  const renew = useCallback((change: RenewChange) => renewSession(session, change), [session]);
  const { secondsLeft, stay } = useIdle(renew, ended === undefined, ({ why }) => close(endWords.closed(why)));
  const streamEnd = timeline.connection.state === 'expired' ? timeline.connection.why : undefined;
  useEffect(() => {
    if (streamEnd !== undefined) close(endWords.closed(streamEnd));
  }, [streamEnd, close]);
  if (words) {
    return (
      <BlankScreen words={words} reference={supportWords.sessionReference(session)}>
        <Button primary onPress={() => location.assign('/')}>
          {screenWords.backToStart}
        </Button>
        <Button onPress={() => location.reload()}>{screenWords.reopen}</Button>
      </BlankScreen>
    );
  }
  if (!timeline.hello) return opening;
  return (
    <>
      <RecordShell session={session} timeline={timeline} hello={timeline.hello} exports={exports} askAgain={askAgain} onSignOut={signOut}>
        {children}
      </RecordShell>
      {secondsLeft === undefined ? undefined : <IdleWarning of="record" seconds={secondsLeft} onStay={stay} onSignOut={signOut} />}
    </>
  );
}
