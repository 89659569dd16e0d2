'use client';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { mediaQueries, useMedia } from '#/components/ui/use-media.ts';
import type { Notice } from '#/lib/record/decisions/notice.ts';
import { alertsThatFit } from './alerts-that-fit.ts';

/** Rows that alerts have of their own: on a phone each takes one. */
const ownRowsOnPhone = 3;

/** Number of other alerts that the drawn list has room for, measured before anything is painted, and again when its width changes. */
export function useAlertsThatFit(list: RefObject<HTMLUListElement | null>, notices: readonly Notice[]): number {
  const [count, setCount] = useState(Infinity);
  const ownRows = useMedia(mediaQueries.sheet) ? ownRowsOnPhone : 1;
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const firstAlert = element.querySelectorAll('[data-whole]').length;
    const measure = () => {
      const widthOf = (item: Element | null) => item?.getBoundingClientRect().width ?? 0;
      const widths = [...element.querySelectorAll('[data-whole], [data-alert]')].map(widthOf);
      const sizes = { widths, room: element.clientWidth, moreWidth: widthOf(element.querySelector('[data-more]')) };
      setCount(alertsThatFit(sizes, firstAlert, ownRows));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, notices, ownRows]);
  return count;
}
