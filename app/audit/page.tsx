import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { titleOf } from '#/app/page-title.ts';
import { pageWords } from '#/app/words.ts';
import { PolicyRefused } from '#/components/policy/policy-screen.tsx';
import { auditedOrganisations } from '#/lib/access/audit-trail/audited-organisations.ts';
import { admitOfficer } from '#/lib/access/audit-trail/officer-request.ts';
import { config } from '#/lib/config/config.ts';
import { SearchScreen } from './_screen/audit-screens.tsx';
import { StyleNonce } from './_screen/style-nonce.tsx';

export const generateMetadata = (): Promise<Metadata> => titleOf(pageWords.audit);

/** Shows a privacy officer who looked at which record; criteria are sent in bodies, never in the address. */
export default async function AuditPage(): Promise<ReactElement> {
  await connection();
  const { organisation, identifiers, locale } = config();
  const officer = await admitOfficer();
  if (!officer) return <PolicyRefused service={organisation.name} />;
  const { name, organisationName } = officer.viewer;
  return (
    <>
      <StyleNonce />
      <SearchScreen
        service={organisation.name}
        viewer={`${name}, ${organisationName}`}
        identifiers={identifiers.map(({ system, label }) => ({ system, label }))}
        organisations={auditedOrganisations(config())}
        locale={locale}
      />
    </>
  );
}
