'use client';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { mediaQueries, useMedia } from '#/components/ui/use-media.ts';
import type { Notice } from '#/lib/record/decisions/notice.ts';
import { alertsBeginRow, alertsThatFit, withBreak } from './alerts-that-fit.ts';

/** Rows that alerts have of their own: on a phone each takes one. */
const ownRowsOnPhone = 3;

interface AlertsThatFit {
  readonly count: number;
  /** The first alert begins a row. */
  readonly beginRow: boolean;
}

/** Number and place of the other alerts that the drawn list has room for, measured before anything is painted, and again when its width changes. */
export function useAlertsThatFit(list: RefObject<HTMLUListElement | null>, notices: readonly Notice[], isReserved: boolean): AlertsThatFit {
  const [fit, setFit] = useState<AlertsThatFit>({ count: Infinity, beginRow: false });
  const ownRows = useMedia(mediaQueries.sheet) ? ownRowsOnPhone : 1;
  const hasTwoRows = useMedia(mediaQueries.twoRowsKept) && isReserved;
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const firstAlert = element.querySelectorAll('[data-whole]').length;
    const measure = () => {
      const widthOf = (item: Element | null) => item?.getBoundingClientRect().width ?? 0;
      const widths = [...element.querySelectorAll('[data-whole], [data-alert]')].map(widthOf);
      const sizes = { widths, room: element.clientWidth, moreWidth: widthOf(element.querySelector('[data-more]')) };
      const beginRow = hasTwoRows && alertsBeginRow(sizes, firstAlert);
      const count = beginRow
        ? alertsThatFit(withBreak(sizes, firstAlert), firstAlert + 1, ownRows)
        : alertsThatFit(sizes, firstAlert, ownRows);
      setFit((before) => (before.count === count && before.beginRow === beginRow ? before : { count, beginRow }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, notices, ownRows, hasTwoRows]);
  return fit;
}
