import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { titleOf } from '#/app/page-title.ts';
import { pageWords } from '#/app/words.ts';
import { config } from '#/lib/config/config.ts';
import { RecordScreen } from './_screen/record-screen.tsx';

/** The same for every patient; each page puts its own in its place. */
export const generateMetadata = (): Promise<Metadata> => titleOf(pageWords.record);

interface Props {
  readonly params: Promise<{ readonly session: string }>;
  readonly children: ReactNode;
}

/** The shell of one record, without patient data: the stream alone brings that. */
export default async function RecordLayout({ params, children }: Props) {
  await connection();
  const { session } = await params;
  const { locale, export: exports } = config();
  const nonce = (await headers()).get('x-nonce');
  return (
    <>
      {/* The interface library puts one style element into the page and reads here the nonce that allows it. */}
      {nonce ? <meta property="csp-nonce" content={nonce} nonce={nonce} /> : undefined}
      <RecordScreen session={session} locale={locale} exports={{ print: exports.print, copy: exports.copy }}>
        {children}
      </RecordScreen>
    </>
  );
}
