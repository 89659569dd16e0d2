import { notFound } from 'next/navigation';
import { ListPage } from '#/app/record/[session]/_screen/list-page.tsx';
import { categories } from '#/lib/record/model/category.ts';

interface Props {
  readonly params: Promise<{ readonly category: string }>;
}

export default async function Page({ params }: Props) {
  const { category } = await params;
  if (!(categories as readonly string[]).includes(category)) notFound();
  return <ListPage />;
}
