'use client';
import { useSyncExternalStore } from 'react';

/** True while a media query holds; false on the server. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}

/** Widths at which the layout changes; in rem, as in tokens.css. */
export const mediaQueries = {
  panes: '(min-width: 64rem) and (min-height: 37.5rem)',
  sourcesBeside: '(min-width: 80rem)',
  sheet: '(max-width: 39.99rem)',
  /** The decisions strip keeps a second row free while sources are asked. */
  twoRowsKept: '(min-width: 40rem) and (max-width: 89.99rem)',
} as const;
