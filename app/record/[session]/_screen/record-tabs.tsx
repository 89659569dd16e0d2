'use client';
import { usePathname } from 'next/navigation';
import { type Tab, Tabs } from '#/components/tabs/tabs.tsx';
import { type Category, categories } from '#/lib/record/model/category.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { useRecord } from './record-context.tsx';

const first: readonly Category[] = ['medications', 'results', 'allergies', 'problems', 'documents'];

/** Summary, Timeline, the categories opened most, the others under "More". */
export function RecordTabs() {
  const { session, locale } = useRecord();
  const base = `/record/${session}`;
  const tab = (category: Category): Tab => ({ href: `${base}/${category}`, name: categoryName(category, locale) });
  const others = categories.filter((category) => !first.includes(category));
  return (
    <Tabs
      tabs={[{ href: base, name: 'Summary' }, { href: `${base}/timeline`, name: 'Timeline' }, ...first.map(tab)]}
      more={others.map(tab)}
      current={usePathname()}
    />
  );
}
