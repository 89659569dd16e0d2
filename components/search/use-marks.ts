import { useCallback, useEffect, useRef, useState } from 'react';
import { queryPlaces } from '#/lib/record/search/match.ts';
import type { Query } from '#/lib/record/search/parse-query.ts';

/** Names of the highlights, as in `search.css`. */
const [everyHit, currentPlace] = ['search-hit', 'search-place'];

export interface Marks {
  /** Places of the query in the opened entry. */
  readonly count: number;
  /** The one that the reader is at, from 1; 0 before the first. */
  readonly at: number;
  readonly next: () => void;
}

/**
 * Marks the hits in the opened entry by the browser's own highlights (CSS Custom Highlight API): nothing that is drawn changes, so texts
 * of PDF pages and of documents are marked as well. What is drawn later is marked when it comes. Does nothing where a browser has none.
 */
export function useMarks(query: Query | undefined, opened: string | undefined): Marks {
  const ranges = useRef<readonly Range[]>([]);
  const [count, setCount] = useState(0);
  const [at, setAt] = useState(0);
  useEffect(() => {
    setAt(0);
    if (query === undefined || opened === undefined || !hasHighlights()) return undefined;
    let frame = 0;
    const mark = () => {
      const entry = document.querySelector('article[aria-labelledby="entry-title"]');
      ranges.current = entry ? rangesIn(entry, query) : [];
      setCount(ranges.current.length);
      CSS.highlights.set(everyHit, new Highlight(...ranges.current));
    };
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(mark);
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    mark();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      ranges.current = [];
      setCount(0);
      CSS.highlights.delete(everyHit);
      CSS.highlights.delete(currentPlace);
    };
  }, [query, opened]);
  const next = useCallback(() => {
    if (ranges.current.length === 0) return;
    const place = (at % ranges.current.length) + 1;
    const range = ranges.current[place - 1];
    setAt(place);
    if (!range) return;
    CSS.highlights.set(currentPlace, new Highlight(range));
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, [at]);
  return { count, at, next };
}

const hasHighlights = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;

function rangesIn(root: Node, query: Query): readonly Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.shadowRoot) ranges.push(...rangesIn(node.shadowRoot, query));
      continue;
    }
    if (node.parentElement?.closest('.visually-hidden')) continue;
    for (const [begin, end] of queryPlaces(node.textContent ?? '', query)) {
      const range = document.createRange();
      range.setStart(node, begin);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}
