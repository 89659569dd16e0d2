import { SummaryPage } from './summary-page.tsx';

export default function Page() {
  return <SummaryPage />;
}
