'use client';
import { useCallback, useState } from 'react';

/** Rows that are drawn at once, and added when their end comes into sight: ten thousand together hold the page for seconds (H29). */
const rowsAtOnce = 200;

export interface DrawnRows {
  /** Number of rows that are drawn. */
  readonly drawnRows: number;
  /** Marks the end of the drawn rows. */
  readonly endRef: (end: HTMLElement | null) => (() => void) | undefined;
  readonly drawAll: () => void;
}

/** Draws a long table as it is scrolled. `needed`: rows that must be drawn, because the reader is brought to one of them. */
export function useDrawnRows(count: number, needed: number): DrawnRows {
  const [reached, setReached] = useState(rowsAtOnce);
  const drawnRows = Math.min(count, Math.max(reached, Math.ceil(needed / rowsAtOnce) * rowsAtOnce));
  const endRef = useCallback(
    (end: HTMLElement | null) => {
      if (!end) return undefined;
      const observer = new IntersectionObserver((seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setReached(drawnRows + rowsAtOnce);
      });
      observer.observe(end);
      return () => observer.disconnect();
    },
    [drawnRows],
  );
  return { drawnRows, endRef, drawAll: () => setReached(count) };
}
