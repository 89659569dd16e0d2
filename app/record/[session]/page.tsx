import { SummaryPage } from './_screen/summary-page.tsx';

export default function Page() {
  return <SummaryPage />;
}
