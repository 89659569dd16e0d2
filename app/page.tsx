import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { titleOf } from './page-title.ts';
import { pageWords } from './words.ts';
import { EndLeftSession } from '#/components/session/end-left-session.tsx';
import { Start } from '#/components/start/start.tsx';
import { config } from '#/lib/config/config.ts';

export const generateMetadata = (): Promise<Metadata> => titleOf(pageWords.start);

/** The first page: sign in here, or open the shared record from the patient's page in one's own record system. */
export default async function StartPage(): Promise<ReactElement> {
  await connection();
  const { organisation, identifiers, signIn, help } = config();
  return (
    <>
      <EndLeftSession />
      <Start
        service={organisation.name}
        ways={signIn.map(({ id, kind, name }) => ({ id, kind, name }))}
        identifierLabel={identifiers[0]?.label}
        links={help.links}
        {...(help.contact !== undefined && { contact: help.contact })}
      />
    </>
  );
}
