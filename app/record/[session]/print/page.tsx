import { PrintPage } from '#/app/record/[session]/print-page.tsx';

export default function Page() {
  return <PrintPage />;
}
