import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Query } from '#/lib/record/search/parse-query.ts';
import { type MarkedCount, type PlaceTracker, trackPlaces } from './track-places.ts';

const noMarks: MarkedCount = { count: 0, at: 0, edges: [] };

/**
 * Marks the hits of a query in an element; nothing where a browser has no highlights.
 * @param opened names what the element holds: another entry begins at its own first place
 */
export function useMarks(
  root: RefObject<HTMLElement | null>,
  query: Query | undefined,
  opened: string,
): MarkedCount & Pick<PlaceTracker, 'step'> {
  const tracker = useRef<PlaceTracker>(undefined);
  const [marks, setMarks] = useState(noMarks);
  useEffect(() => {
    if (query === undefined || !root.current || !hasHighlights()) return undefined;
    const places = trackPlaces(root.current, query, setMarks);
    tracker.current = places;
    return () => {
      places.stop();
      tracker.current = undefined;
      setMarks(noMarks);
    };
  }, [root, query, opened]);
  const step = useCallback((by: 1 | -1) => tracker.current?.step(by), []);
  return { ...marks, step };
}

const hasHighlights = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;
