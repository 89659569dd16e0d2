'use client';
import { usePathname } from 'next/navigation';
import { type TabItem, Tabs } from '#/components/tabs/tabs.tsx';
import { type Category, categories, listedCategories } from '#/lib/record/model/category.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { screenWords } from './words.ts';

/** Those opened most, first; the others follow in the order of all categories. */
const mostOpened: readonly Category[] = ['medications', 'results', 'allergies', 'problems', 'documents', 'vitals', 'immunizations'];
const inOrder = [...mostOpened, ...categories.filter((category) => !mostOpened.includes(category))];
const isListed = (category: Category): boolean => listedCategories.has(category);

interface Props {
  readonly session: string;
  readonly locale: string;
  /** The reader's role is named for safeguarding: its page has a tab. */
  readonly hasSafeguarding: boolean;
}

/** Summary, Timeline, then the categories. */
export function RecordTabs({ session, locale, hasSafeguarding }: Props) {
  const shownTabs = hasSafeguarding ? inOrder : inOrder.filter(isListed);
  const base = `/record/${session}`;
  const tab = (category: Category): TabItem => ({ href: `${base}/${category}`, name: categoryName(category, locale) });
  return (
    <Tabs
      tabs={[{ href: base, name: screenWords.summary }, { href: `${base}/timeline`, name: screenWords.timeline }, ...shownTabs.map(tab)]}
      current={usePathname()}
    />
  );
}
