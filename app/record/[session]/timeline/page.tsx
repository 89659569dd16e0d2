import { ListPage } from '#/app/record/[session]/list-page.tsx';

export default function Page() {
  return <ListPage />;
}
