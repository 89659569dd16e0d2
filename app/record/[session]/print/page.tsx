import type { Metadata } from 'next';
import { connection } from 'next/server';
import { titleOf } from '#/app/page-title.ts';
import { PrintForbidden, PrintPage } from '#/app/record/[session]/_screen/print-page.tsx';
import { screenWords } from '#/app/record/[session]/_screen/words.ts';
import { config } from '#/lib/config/config.ts';

export const generateMetadata = (): Promise<Metadata> => titleOf(screenWords.print);

export default async function Page() {
  await connection();
  return config().export.print ? <PrintPage /> : <PrintForbidden />;
}
