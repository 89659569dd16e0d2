import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { BlankScreen } from '#/components/session/blank-screen.tsx';
import { pageFaultWords } from '#/components/session/fault-words.ts';
import { signedOutPageWords } from '#/components/session/signed-out-words.ts';
import { titleOf } from './page-title.ts';

export const generateMetadata = (): Promise<Metadata> => titleOf(pageFaultWords.notFound.title);

/** Stands for every address that leads nowhere. */
export default function NotFoundPage(): ReactElement {
  return (
    <BlankScreen words={pageFaultWords.notFound}>
      <a
        href="/"
        className="inline-flex min-h-11 items-center rounded-control bg-accent px-4 text-block font-semibold text-on-accent no-underline"
      >
        {signedOutPageWords.start}
      </a>
    </BlankScreen>
  );
}
