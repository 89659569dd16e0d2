'use client';
import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Holds keys that are pressed while a page opens, and presses them in their order once it is there: a reader who knows the keys types
 * ahead of a slow machine. The returned function takes a key; false: nothing is opening, and the key acts at once.
 */
export function useHeldKeys(isOpening: boolean, press: (key: string) => void): (key: string) => boolean {
  const held = useRef<string[]>([]);
  const pressNow = useEffectEvent(press);
  useEffect(() => {
    if (isOpening || held.current.length === 0) return undefined;
    // A frame for each: the row that a key moves to is drawn, and has the focus, before the next.
    const next = () => {
      const key = held.current.shift();
      if (key === undefined) return;
      pressNow(key);
      frame = requestAnimationFrame(next);
    };
    let frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [isOpening]);
  return (key) => {
    if (!isOpening && held.current.length === 0) return false;
    held.current.push(key);
    return true;
  };
}

/** Enter, as the element that has the focus takes it. */
export function pressEnter(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLButtonElement || focused instanceof HTMLAnchorElement) focused.click();
  else focused?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}
