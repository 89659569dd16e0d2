import { PrintPage } from '#/app/record/[session]/_screen/print-page.tsx';

export default function Page() {
  return <PrintPage />;
}
