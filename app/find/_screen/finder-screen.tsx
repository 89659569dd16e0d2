'use client';
import { Finder, type FinderProps } from '#/components/find/finder.tsx';
import { BlankScreen } from '#/components/session/blank-screen.tsx';
import { IdleWarning } from '#/components/session/idle-warning.tsx';
import { useIdle } from '#/components/session/use-idle.ts';
import { useSessionEnd } from '#/components/session/use-session-end.ts';
import { finderEndedWords, finderSignOutWords } from '#/components/session/signed-out-words.ts';
import { Button } from '#/components/ui/button.tsx';
import { renewFinder } from '#/lib/queries/renew-session.ts';
import { finderScreenWords } from './words.ts';

type Props = Omit<FinderProps, 'onSignOut' | 'onSignedOut'>;

/** People found stand on this screen: it ends with the session, as a record does. */
export function FinderScreen(props: Props) {
  const { ended, signOut, close } = useSessionEnd(undefined, finderSignOutWords, forgetNothing);
  const { secondsLeft, stay } = useIdle(renewFinder, ended === undefined, ({ reason }) => close(finderEndedWords(reason)));
  if (ended) {
    return (
      <BlankScreen words={ended}>
        <Button primary onPress={() => location.assign('/')}>
          {finderScreenWords.backToStart}
        </Button>
      </BlankScreen>
    );
  }
  return (
    <>
      <Finder {...props} onSignOut={signOut} onSignedOut={() => close(finderEndedWords('missing'))} />
      {secondsLeft === undefined ? undefined : <IdleWarning of="finder" seconds={secondsLeft} onStay={stay} onSignOut={signOut} />}
    </>
  );
}

/** The finder's own memory goes with it when it is no longer drawn. */
const forgetNothing = (): void => undefined;
