import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { titleOf } from '#/app/page-title.ts';
import { pageWords } from '#/app/words.ts';
import { PolicyRefused } from '#/components/policy/policy-screen.tsx';
import { admitOfficer } from '#/lib/access/audit-trail/officer-request.ts';
import { config } from '#/lib/config/config.ts';
import { ExtractScreen } from '#/app/audit/_screen/audit-screens.tsx';
import { StyleNonce } from '#/app/audit/_screen/style-nonce.tsx';

export const generateMetadata = (): Promise<Metadata> => titleOf(pageWords.auditExtract);

/** Makes the list for one patient: who looked at their record, when, from where and why. */
export default async function ExtractPage(): Promise<ReactElement> {
  await connection();
  const { organisation, identifiers, locale, help } = config();
  const officer = await admitOfficer();
  if (!officer) return <PolicyRefused service={organisation.name} />;
  const { name, organisationName } = officer.viewer;
  return (
    <>
      <StyleNonce />
      <ExtractScreen
        service={organisation.name}
        viewer={`${name}, ${organisationName}`}
        officer={`${name}, ${organisationName}`}
        identifiers={identifiers.map(({ system, label }) => ({ system, label }))}
        contact={help.contact}
        locale={locale}
      />
    </>
  );
}
