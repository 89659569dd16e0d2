import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactElement } from 'react';
import { titleOf } from '#/app/page-title.ts';
import { pageWords } from '#/app/words.ts';
import { PolicyRefused, PolicyScreen } from '#/components/policy/policy-screen.tsx';
import { policyView } from '#/lib/access/policy/policy-view.ts';
import { config } from '#/lib/config/config.ts';
import { readOfficer } from '#/lib/session/open/read-officer.ts';

export const generateMetadata = (): Promise<Metadata> => titleOf(pageWords.policy);

interface Props {
  readonly searchParams: Promise<{ readonly role?: string | readonly string[] }>;
}

/** Shows a privacy officer what each role sees at each source; the address names a role, never a person. */
export default async function PolicyPage({ searchParams }: Props): Promise<ReactElement> {
  await connection();
  const service = config().organisation.name;
  if (!(await readOfficer(config()))) return <PolicyRefused service={service} />;
  return <PolicyScreen service={service} {...policyView((await searchParams).role, config())} />;
}
