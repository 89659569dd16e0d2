'use client';
import { usePathname } from 'next/navigation';
import { type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { NameIndex } from '#/lib/record/search/name-index.ts';
import { loadNames } from '#/lib/record/search/load-names.ts';
import { sourceTexts } from '#/lib/record/search/match.ts';
import { type RecordSearch, recordSearch } from '#/lib/record/search/record-search.ts';
import { useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';

/** Words that the reader types into the search; held in the page's memory alone. */
export interface SearchState {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly isOnlyTyped: boolean;
  /** The tables of names, once they are loaded. */
  readonly names: NameIndex | undefined;
  readonly begin: () => void;
  readonly type: (typed: string) => void;
  readonly end: () => void;
  readonly setOnlyTyped: (isOnlyTyped: boolean) => void;
}

/** Until the tables are there, words are found as typed. */
const noNames: NameIndex = { longestName: () => undefined, isName: () => false };

export function useSearchState(): SearchState {
  const field = useRef<HTMLInputElement>(null);
  const [typed, type] = useState('');
  const [isOnlyTyped, setOnlyTyped] = useState(false);
  const [names, setNames] = useState<NameIndex>();
  const begin = useCallback(() => {
    // Words are searched without the tables where these cannot be loaded.
    if (names === undefined) void loadNames().then(setNames, () => undefined);
  }, [names]);
  const end = useCallback(() => {
    type('');
    setOnlyTyped(false);
    field.current?.blur();
  }, []);
  useFindKey(field);
  // Another page was asked for: the search has led there, or is over.
  const page = usePathname();
  const [searchedPage, setSearchedPage] = useState(page);
  if (page !== searchedPage) {
    setSearchedPage(page);
    type('');
  }
  return useMemo(() => ({ field, typed, isOnlyTyped, names, begin, type, end, setOnlyTyped }), [typed, isOnlyTyped, names, begin, end]);
}

/** Ctrl+F comes to the search of the record; pressed there once more it is the browser's own. */
function useFindKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'f';
      if (!isFind || event.defaultPrevented || document.activeElement === field.current) return;
      if (!field.current?.checkVisibility() || document.querySelector('dialog[open], [role="dialog"]')) return;
      event.preventDefault();
      field.current.focus();
      field.current.select();
    };
    document.addEventListener('keydown', find);
    return () => document.removeEventListener('keydown', find);
  }, [field]);
}

/** The search as far as its words are long enough; typing is never held up by it. */
export function useRecordSearch({ typed, isOnlyTyped, names }: SearchState): RecordSearch | undefined {
  const { locale } = useRecordSettings();
  const { sources } = useRecordData();
  const texts = useMemo(() => sourceTexts(new Map([...sources].map(([id, { name }]) => [id, name]))), [sources]);
  const settled = useDeferredValue(typed);
  return useMemo(
    () => recordSearch(settled, texts, { locale, names: names ?? noNames, onlyTyped: isOnlyTyped }),
    [settled, texts, locale, names, isOnlyTyped],
  );
}
