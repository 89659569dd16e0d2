'use client';
import type { ReactNode } from 'react';
import { AuditHeader, type AuditHeaderProps } from '#/components/audit/audit-header.tsx';
import { BlankScreen } from '#/components/session/blank-screen.tsx';
import { IdleWarning } from '#/components/session/idle-warning.tsx';
import { finderSignOutWords, officerEndedWords } from '#/components/session/signed-out-words.ts';
import { useIdle } from '#/components/session/use-idle.ts';
import { useSessionEnd } from '#/components/session/use-session-end.ts';
import { Button } from '#/components/ui/button.tsx';
import { renewOfficer } from '#/lib/queries/renew-session.ts';
import { auditFrameWords } from './words.ts';

interface Props extends Omit<AuditHeaderProps, 'onSignOut'> {
  readonly children: (onSignedOut: () => void) => ReactNode;
}

/** Frame of the privacy officer's pages: patients' numbers stand on them, so they end with the session, as a record does. */
export function AuditFrame({ children, ...header }: Props) {
  const { ended, signOut, close } = useSessionEnd(undefined, finderSignOutWords, forgetNothing);
  const { secondsLeft, stay } = useIdle(renewOfficer, ended === undefined, ({ reason }) => close(officerEndedWords(reason)));
  if (ended) {
    return (
      <BlankScreen words={ended}>
        <Button primary onPress={() => location.assign('/')}>
          {auditFrameWords.backToStart}
        </Button>
      </BlankScreen>
    );
  }
  return (
    <div className="min-h-dvh bg-canvas text-text">
      <AuditHeader {...header} onSignOut={signOut} />
      <main className="mx-auto w-full max-w-[90rem] px-4 py-6">{children(() => close(officerEndedWords('missing')))}</main>
      {secondsLeft === undefined ? undefined : <IdleWarning of="finder" seconds={secondsLeft} onStay={stay} onSignOut={signOut} />}
    </div>
  );
}

/** The page's own memory goes with it when it is no longer drawn. */
const forgetNothing = (): void => undefined;
