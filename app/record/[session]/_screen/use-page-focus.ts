'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { focusPageHead } from '#/components/keys/focus-page-head.ts';

/** Puts the focus on the head of a page of the record once the reader has gone there (WCAG 2.4.3). */
export function usePageFocus(): void {
  const path = usePathname();
  const lastPath = useRef(path);
  useEffect(() => {
    if (lastPath.current === path) return;
    lastPath.current = path;
    focusPageHead();
  }, [path]);
}
