'use client';
import { type RefObject, useEffect } from 'react';

const started = ['pointermove', 'pointerdown', 'keydown', 'touchstart', 'wheel', 'focusin'] as const;

/** The first pointer move, key, touch, scroll or focus in what is read (design §8: nothing moves under the reader). */
export function useBegin(read: RefObject<HTMLElement | null>, scroller: HTMLElement | undefined, onBegin: () => void): void {
  useEffect(() => {
    const element = read.current;
    const begin = () => onBegin();
    const scrolled = () => (scroller?.scrollTop ?? 0) > 0 && onBegin();
    for (const name of started) element?.addEventListener(name, begin, { passive: true });
    scroller?.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      for (const name of started) element?.removeEventListener(name, begin);
      scroller?.removeEventListener('scroll', scrolled);
    };
  }, [read, scroller, onBegin]);
}
