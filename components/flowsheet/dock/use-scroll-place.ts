'use client';
import { useLayoutEffect, useState } from 'react';
import { stickyWidth } from '#/components/flowsheet/cells/grid-sizes.ts';

const axisRoom = 44;

/** How far the table's dates are scrolled, and how wide they are in sight, px. */
export interface ScrollPlace {
  readonly left: number;
  readonly width: number;
}

/** `isNarrow`: no date is drawn, and the chart has the whole width beside its figures. */
export function useScrollPlace(scroller: HTMLElement | undefined, isNarrow: boolean): ScrollPlace {
  const [place, setPlace] = useState<ScrollPlace>({ left: 0, width: 0 });
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    let frame = 0;
    const read = () => {
      const next = { left: scroller.scrollLeft, width: Math.max(0, scroller.clientWidth - (isNarrow ? axisRoom : stickyWidth)) };
      setPlace((before) => (before.left === next.left && before.width === next.width ? before : next));
    };
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(read);
    };
    read();
    scroller.addEventListener('scroll', later, { passive: true });
    const observer = new ResizeObserver(later);
    observer.observe(scroller);
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', later);
      observer.disconnect();
    };
  }, [scroller, isNarrow]);
  return place;
}
