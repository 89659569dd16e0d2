import type { ComponentType } from 'react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { titleOf } from '#/app/page-title.ts';
import { pageWords } from '#/app/words.ts';
import { ListPage } from '#/app/record/[session]/_screen/list-page.tsx';
import { MedicinesPage } from '#/app/record/[session]/_screen/medicines-page.tsx';
import { ObservationsPage } from '#/app/record/[session]/_screen/observations-page.tsx';
import { config } from '#/lib/config/config.ts';
import { type Category, categories } from '#/lib/record/model/category.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';

interface Props {
  readonly params: Promise<{ readonly category: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const category = categoryNamed((await params).category);
  return titleOf(category === undefined ? pageWords.record : categoryName(category, config().locale));
}

export default async function Page({ params }: Props) {
  const category = categoryNamed((await params).category);
  if (category === undefined) notFound();
  const OwnPage = ownPages[category] ?? ListPage;
  return <OwnPage />;
}

/** Pages that are more than a list of rows. */
const ownPages: Readonly<Partial<Record<Category, ComponentType>>> = { medications: MedicinesPage, vitals: ObservationsPage };

const categoryNamed = (name: string): Category | undefined => categories.find((category) => category === name);
