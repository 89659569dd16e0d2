'use client';
import { type RefObject, useLayoutEffect } from 'react';
import type { Edges } from './place-pane.ts';

/** Whole columns of a page, and whatever takes the focus by itself. */
const columns = '.summary-stack';
const focusable = ['a[href]', 'button', 'input', 'select', '[tabindex]'].join(',');

/** Rounding of the browser's layout, px. */
const slack = 1;

/** Tells whether a box lies under a pane from edge to edge: what looks out beside it can be seen and used. */
export function isCovered(box: Edges, pane: Edges): boolean {
  return box.right > box.left && box.left >= pane.left - slack && box.right <= pane.right + slack;
}

/**
 * Takes what a pane covers out of the order of Tab and out of speech, and nothing beside it (WCAG 2.4.11). The pane is as high as the
 * page's scroller, so that left and right decide; what is drawn later is judged as it comes.
 */
export function useCoveredInert(pane: RefObject<HTMLElement | null>, place: unknown): void {
  useLayoutEffect(() => {
    const box = pane.current;
    const page = box?.parentElement?.querySelector<HTMLElement>('main .record-pane');
    if (!box || !page) return undefined;
    const covered = new Set<Element>();
    const mark = () => {
      const edges = box.getBoundingClientRect();
      for (const element of page.querySelectorAll(`${columns}, ${focusable}`)) {
        const isUnder = isCovered(element.getBoundingClientRect(), edges);
        if (isUnder === covered.has(element)) continue;
        element.toggleAttribute('inert', isUnder);
        if (isUnder) covered.add(element);
        else covered.delete(element);
      }
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(page, { childList: true, subtree: true });
    const resized = new ResizeObserver(mark);
    resized.observe(box);
    resized.observe(page);
    return () => {
      observer.disconnect();
      resized.disconnect();
      for (const element of covered) element.removeAttribute('inert');
    };
  }, [pane, place]);
}
