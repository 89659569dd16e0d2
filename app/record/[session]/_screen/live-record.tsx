'use client';
import { type ReactNode, useMemo } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { BlankScreen } from '#/components/session/blank-screen.tsx';
import { endedWords } from '#/components/session/ended-words.ts';
import { useIdle } from '#/components/session/use-idle.ts';
import { IdleWarning } from '#/components/session/idle-warning.tsx';
import { useSessionEnd } from '#/components/session/use-session-end.ts';
import { useTimeline } from '#/lib/queries/use-timeline.ts';
import { RecordShell } from './record-shell.tsx';

interface Props {
  readonly session: string;
  readonly children: ReactNode;
}

/** One open record until its end: after that the screen holds nothing of it. */
export function LiveRecord({ session, children }: Props) {
  const { timeline, askAgain, forget } = useTimeline(session);
  const { ended, end, signOut } = useSessionEnd(session, forget);
  const { secondsLeft, stay } = useIdle(session, (why) => end({ title: 'This record is closed', text: why }));
  const words = useMemo(() => ended ?? endedWords(timeline), [ended, timeline]);
  if (words) {
    return (
      <BlankScreen title={words.title} text={words.text}>
        <Button primary onPress={() => location.assign('/')}>
          To the start
        </Button>
        <Button onPress={() => location.reload()}>Try to open it again</Button>
      </BlankScreen>
    );
  }
  if (!timeline.hello) {
    return (
      <p role="status" className="m-0 p-6 text-block">
        Opening the shared record…
      </p>
    );
  }
  return (
    <>
      <RecordShell session={session} timeline={timeline} hello={timeline.hello} askAgain={askAgain} onSignOut={signOut}>
        {children}
      </RecordShell>
      {secondsLeft === undefined ? undefined : <IdleWarning seconds={secondsLeft} onStay={stay} onSignOut={signOut} />}
    </>
  );
}
