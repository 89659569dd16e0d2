'use client';
import { usePathname } from 'next/navigation';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FoundSummary } from '#/components/search/found-summary.ts';
import { isLongEnough } from '#/lib/record/search/fewest-typed.ts';

/** Words that the reader types into the search; held in the page's memory alone. */
export interface SearchState {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly isOnlyTyped: boolean;
  /** The reader has come to the field: what a search needs is loaded. */
  readonly hasBegun: boolean;
  /** Enough is typed to search for: what is found stands in place of the page. */
  readonly isSearching: boolean;
  /** Matches, once they are found. */
  readonly foundSummary: FoundSummary | undefined;
  /** Leads to the next place in the opened entry, while one is marked. */
  readonly goToNextPlace: () => void;
  readonly setNextPlace: (go: (() => void) | undefined) => void;
  readonly begin: () => void;
  readonly type: (typed: string) => void;
  readonly end: () => void;
  readonly setOnlyTyped: (isOnlyTyped: boolean) => void;
  readonly setFoundSummary: (foundSummary: FoundSummary | undefined) => void;
}

export function useSearchState(): SearchState {
  const field = useRef<HTMLInputElement>(null);
  const [typed, type] = useState('');
  const [isOnlyTyped, setOnlyTyped] = useState(false);
  const [hasBegun, setBegun] = useState(false);
  const [foundSummary, setFoundSummary] = useState<FoundSummary>();
  const nextPlace = useRef<() => void>(undefined);
  const goToNextPlace = useCallback(() => nextPlace.current?.(), []);
  const setNextPlace = useCallback((go: (() => void) | undefined) => {
    nextPlace.current = go;
  }, []);
  const begin = useCallback(() => setBegun(true), []);
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
  const isSearching = isLongEnough(typed);
  return useMemo(
    () => ({
      field,
      typed,
      isOnlyTyped,
      hasBegun,
      isSearching,
      foundSummary,
      goToNextPlace,
      setNextPlace,
      begin,
      type,
      end,
      setOnlyTyped,
      setFoundSummary,
    }),
    [typed, isOnlyTyped, hasBegun, isSearching, foundSummary, goToNextPlace, setNextPlace, begin, end],
  );
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
