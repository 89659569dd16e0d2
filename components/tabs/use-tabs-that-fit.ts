'use client';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { tabsThatFit } from './tabs-that-fit.ts';

/** Number of tabs that there is room for in the bar around a row; undefined until it is measured. Those cut keep their width, unseen. */
export function useTabsThatFit(row: RefObject<HTMLElement | null>): number | undefined {
  const [count, setCount] = useState<number>();
  useLayoutEffect(() => {
    const element = row.current;
    const bar = element?.parentElement;
    const more = bar?.querySelector<HTMLElement>('.tabs-more');
    if (!element || !bar || !more) return undefined;
    const measure = () => {
      const { paddingLeft, paddingRight, columnGap } = getComputedStyle(bar);
      setCount(
        tabsThatFit({
          room: bar.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
          tabs: [...element.children].map((tab) => tab.getBoundingClientRect().width),
          more: more.getBoundingClientRect().width,
          gap: Number.parseFloat(columnGap),
        }),
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    // A typeface that comes late makes the names wider.
    for (const part of [bar, ...element.children]) observer.observe(part);
    return () => observer.disconnect();
  }, [row]);
  return count;
}
