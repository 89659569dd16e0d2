'use client';
import { useLayoutEffect, useState } from 'react';

/** Height of the elements that stick at the top of a scroller: the banner on a phone, the strip in a pane. */
export function useStickyHeight(scroller: HTMLElement | undefined): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    const sticky = () =>
      [...scroller.querySelectorAll<HTMLElement>('[data-sticky]')].filter(
        (element) => getComputedStyle(element).position === 'sticky' && element.offsetHeight > 0,
      );
    const measure = () => setHeight(sticky().reduce((sum, element) => sum + element.offsetHeight, 0));
    measure();
    const observer = new ResizeObserver(measure);
    for (const element of scroller.querySelectorAll<HTMLElement>('[data-sticky]')) observer.observe(element);
    observer.observe(scroller);
    return () => observer.disconnect();
  });
  return height;
}
