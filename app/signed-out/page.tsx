import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { titleOf } from '#/app/page-title.ts';
import { pageWords } from '#/app/words.ts';
import { SignedOutScreen } from './_screen/signed-out-screen.tsx';
import { SignOutOffer } from '#/components/session/sign-out-offer.tsx';
import { signedOutPageWords } from '#/components/session/signed-out-words.ts';
import { config } from '#/lib/config/config.ts';
import { readViewerSession } from '#/lib/session/cookies/read-record-session.ts';

export const generateMetadata = (): Promise<Metadata> => titleOf(pageWords.signedOut);

/** Follows `GET /sign-out`: ends the records of the session that has ended. Opened by itself it ends nothing that is alive. */
export default async function SignedOutPage(): Promise<ReactElement> {
  await connection();
  const site = (await headers()).get('sec-fetch-site');
  // A page of another site that leads here brings no cookie that would show who is signed in.
  if (site !== 'same-origin' && site !== 'none') return <SignOutOffer words={signedOutPageWords.sentHere} />;
  if (await readViewerSession()) return <SignOutOffer words={signedOutPageWords.stillSignedIn} />;
  return <SignedOutScreen hasFrames={config().signIn.some((signIn) => signIn.kind === 'smart' && signIn.embed.length > 0)} />;
}
