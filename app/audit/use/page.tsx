import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { titleOf } from '#/app/page-title.ts';
import { pageWords } from '#/app/words.ts';
import { PolicyRefused } from '#/components/policy/policy-screen.tsx';
import { admitOfficer } from '#/lib/access/audit-trail/officer-request.ts';
import { config } from '#/lib/config/config.ts';
import { UseScreen } from '#/app/audit/_screen/audit-screens.tsx';
import { StyleNonce } from '#/app/audit/_screen/style-nonce.tsx';

export const generateMetadata = (): Promise<Metadata> => titleOf(pageWords.auditUse);

/** Shows how much the exchange is used, without a patient and without a user. */
export default async function UsePage(): Promise<ReactElement> {
  await connection();
  const { organisation, locale } = config();
  const officer = await admitOfficer();
  if (!officer) return <PolicyRefused service={organisation.name} />;
  const { name, organisationName } = officer.viewer;
  return (
    <>
      <StyleNonce />
      <UseScreen service={organisation.name} viewer={`${name}, ${organisationName}`} locale={locale} />
    </>
  );
}
