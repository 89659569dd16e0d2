import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { titleOf } from '#/app/page-title.ts';
import { pageWords } from '#/app/words.ts';
import { SignedOutScreen } from './_screen/signed-out-screen.tsx';
import { StillSignedIn } from '#/components/session/still-signed-in.tsx';
import { config } from '#/lib/config/config.ts';
import { readViewerSession } from '#/lib/session/cookies/read-record-session.ts';

export const generateMetadata = (): Promise<Metadata> => titleOf(pageWords.signedOut);

/** Follows `GET /sign-out`: ends the records of the session that has ended. Opened by itself it ends nothing that is alive. */
export default async function SignedOutPage(): Promise<ReactElement> {
  await connection();
  if (await readViewerSession()) return <StillSignedIn />;
  return <SignedOutScreen hasFrames={config().signIn.some((signIn) => signIn.kind === 'smart' && signIn.embed.length > 0)} />;
}
