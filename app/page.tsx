import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { Start } from '#/components/start/start.tsx';
import { config } from '#/lib/config/config.ts';

/** Where to begin: sign in here, or open the shared record from the patient's page in one's own record system. */
export default async function StartPage(): Promise<ReactElement> {
  await connection();
  const { organisation, identifiers, signIn, help } = config();
  const ways = signIn.map(({ id, kind, name }) => ({
    id,
    kind,
    name: name ?? (kind === 'oidc' ? 'your staff account' : 'your record system'),
  }));
  return (
    <Start
      service={organisation.name}
      ways={ways}
      identifierLabel={identifiers[0]?.label ?? 'number'}
      {...(help.contact !== undefined && { contact: help.contact })}
    />
  );
}
