'use client';
import { usePathname } from 'next/navigation';
import { type TabItem, Tabs } from '#/components/tabs/tabs.tsx';
import { type Category, categories } from '#/lib/record/model/category.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { useRecordSettings } from './record-context.tsx';
import { screenWords } from './words.ts';

const mostOpened: readonly Category[] = ['medications', 'results', 'allergies', 'problems', 'documents'];

/** Summary, Timeline, the categories opened most; the rest stand under "More". */
export function RecordTabs() {
  const { session, locale } = useRecordSettings();
  const base = `/record/${session}`;
  const tab = (category: Category): TabItem => ({ href: `${base}/${category}`, name: categoryName(category, locale) });
  return (
    <Tabs
      tabs={[{ href: base, name: screenWords.summary }, { href: `${base}/timeline`, name: screenWords.timeline }, ...mostOpened.map(tab)]}
      more={categories.filter((category) => !mostOpened.includes(category)).map(tab)}
      current={usePathname()}
    />
  );
}
