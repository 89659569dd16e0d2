import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { titleOf } from '#/app/page-title.ts';
import { pageWords } from '#/app/words.ts';
import { EndLeftSession } from '#/components/session/end-left-session.tsx';
import { SignedOut } from '#/components/find/signed-out.tsx';
import { config } from '#/lib/config/config.ts';
import { readFinderSession } from '#/lib/session/open/finder-session.ts';
import { FinderScreen } from './_screen/finder-screen.tsx';

export const generateMetadata = (): Promise<Metadata> => titleOf(pageWords.find);

/** Finds a patient and confirms who they are, after direct login. */
export default async function FindPage(): Promise<ReactElement> {
  await connection();
  const { identifiers, locale, organisation, find, help } = config();
  const session = await readFinderSession(config());
  const [identifier] = identifiers;
  if (!session || !identifier || !find)
    return (
      <>
        <EndLeftSession />
        <SignedOut service={organisation.name} contact={help.contact} />
      </>
    );
  const { name, organisationName } = session.viewer;
  const nonce = (await headers()).get('x-nonce');
  return (
    <>
      {/* The interface library puts one style element into the page and reads here the nonce that allows it. */}
      {nonce ? <meta property="csp-nonce" content={nonce} nonce={nonce} /> : undefined}
      <FinderScreen
        service={organisation.name}
        viewer={`${name}, ${organisationName}`}
        identifier={identifier}
        locale={locale}
        index={find.name}
      />
    </>
  );
}
