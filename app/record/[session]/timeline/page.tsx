import type { Metadata } from 'next';
import { titleOf } from '#/app/page-title.ts';
import { ListPage } from '#/app/record/[session]/_screen/list-page.tsx';
import { screenWords } from '#/app/record/[session]/_screen/words.ts';

export const generateMetadata = (): Promise<Metadata> => titleOf(screenWords.timeline);

export default function Page() {
  return <ListPage />;
}
