import { connection } from 'next/server';
import { PrintForbidden, PrintPage } from '#/app/record/[session]/_screen/print-page.tsx';
import { config } from '#/lib/config/config.ts';

export default async function Page() {
  await connection();
  return config().export.print ? <PrintPage /> : <PrintForbidden />;
}
