'use client';
import { type RefObject, useEffect, useEffectEvent } from 'react';

const signsOfReading = ['pointermove', 'pointerdown', 'keydown', 'touchstart', 'wheel', 'focusin'] as const;

/** Calls back at the first pointer move, key, touch, scroll or focus in `area`, and at later ones (design §8: nothing moves under the reader). */
export function useBegin(area: RefObject<HTMLElement | null>, scroller: HTMLElement | undefined, onBegin: () => void): void {
  const begun = useEffectEvent(onBegin);
  useEffect(() => {
    const element = area.current;
    // A heading has the focus because the page was opened: nothing has been read yet.
    const begin = ({ type, target }: Event) => (type === 'focusin' && target instanceof HTMLHeadingElement) || begun();
    const scrolled = () => (scroller?.scrollTop ?? 0) > 0 && begun();
    for (const name of signsOfReading) element?.addEventListener(name, begin, { passive: true });
    scroller?.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      for (const name of signsOfReading) element?.removeEventListener(name, begin);
      scroller?.removeEventListener('scroll', scrolled);
    };
  }, [area, scroller]);
}
