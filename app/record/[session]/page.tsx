import type { Metadata } from 'next';
import { titleOf } from '#/app/page-title.ts';
import { SummaryPage } from './_screen/summary-page.tsx';
import { screenWords } from './_screen/words.ts';

export const generateMetadata = (): Promise<Metadata> => titleOf(screenWords.summary);

export default function Page() {
  return <SummaryPage />;
}
