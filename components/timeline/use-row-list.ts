'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { headingAt } from './items.ts';

/** The elements of a list, with the indices of its headings. */
interface ListRun {
  readonly items: readonly { readonly type: string; readonly key: string }[];
  readonly headings: readonly number[];
}

interface Options {
  readonly run: ListRun;
  readonly scroller: HTMLElement;
  readonly list: RefObject<HTMLElement | null>;
  /** Height of the elements that stick above the list. */
  readonly top: number;
  /** Height of a row before it is measured. */
  readonly rowHeight?: number;
}

const compactHeading = 32;

/** The virtual list: only what is in sight is drawn, and always the heading it stands under. */
export function useRowList({ run, scroller, list, top, rowHeight = 37 }: Options) {
  const { items, headings } = run;
  const { margin, headingHeight } = useMargin(list, scroller, items);
  const foot = useFootHeight(scroller);
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: items.length,
    getScrollElement: () => scroller,
    getItemKey: (index) => items[index]?.key ?? index,
    estimateSize: (index) => (items[index]?.type === 'row' ? rowHeight : headingHeight),
    overscan: 12,
    scrollMargin: margin,
    scrollPaddingStart: top + headingHeight,
    // A row that has the focus is not beneath the chips of late rows (WCAG 2.4.11).
    scrollPaddingEnd: foot + 8,
    useFlushSync: false,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const range = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
      const heading = headingAt(headings, startIndex);
      return heading !== undefined && heading < first ? [heading, ...range] : range;
    },
  });
  const firstInSight = virtual.getVirtualItemForOffset((virtual.scrollOffset ?? 0) + top)?.index ?? 0;
  return { virtual, margin, headingHeight, stuck: headingAt(headings, firstInSight) };
}

/** Height of the chips that lie over the foot of the list. */
function useFootHeight(scroller: HTMLElement): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const foot = scroller.querySelector<HTMLElement>('.late-chips');
    const measure = () => setHeight(foot?.offsetHeight ?? 0);
    measure();
    const observer = new ResizeObserver(measure);
    if (foot) observer.observe(foot);
    return () => observer.disconnect();
  });
  return height;
}

/** Distance of the list from the start of its scroller, and height of a heading at the reader's density. */
function useMargin(list: RefObject<HTMLElement | null>, scroller: HTMLElement, changed: unknown) {
  const [margin, setMargin] = useState(0);
  const [headingHeight, setHeading] = useState(compactHeading);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const measure = () => {
      setMargin(Math.round(element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop));
      setHeading(Number.parseFloat(getComputedStyle(element).getPropertyValue('--header-height')) || compactHeading);
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const child of scroller.children) observer.observe(child);
    return () => observer.disconnect();
  }, [list, scroller, changed]);
  return { margin, headingHeight };
}
