import { ListPage } from '#/app/record/[session]/_screen/list-page.tsx';

export default function Page() {
  return <ListPage />;
}
