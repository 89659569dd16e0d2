'use client';
import { useEffect, useEffectEvent } from 'react';

const dialogs = '[role="dialog"], [role="alertdialog"]';
/** Overlays that are open or opening, the topmost last. */
const openOverlays: symbol[] = [];

/**
 * Closes the topmost overlay on Escape while the focus is not in it yet: a key pressed as it opens is not lost (H04).
 * Once the focus is inside, the overlay's own handling of Escape applies. An insistent overlay passes no `onClose`.
 */
export function useEarlyEscape(isOpen: boolean, onClose: (() => void) | undefined): void {
  const act = useEffectEvent((event: KeyboardEvent, overlay: symbol) => {
    if (event.key !== 'Escape' || event.defaultPrevented || openOverlays.at(-1) !== overlay || isInTopmost(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    onClose?.();
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const overlay = Symbol('overlay');
    openOverlays.push(overlay);
    const listen = (event: KeyboardEvent) => act(event, overlay);
    document.addEventListener('keydown', listen, { capture: true });
    return () => {
      openOverlays.splice(openOverlays.indexOf(overlay), 1);
      document.removeEventListener('keydown', listen, { capture: true });
    };
  }, [isOpen]);
}

/** Tells whether a key went to the topmost overlay; false while that overlay's code is still loading. */
function isInTopmost(target: EventTarget | null): boolean {
  const rendered = [...document.querySelectorAll(dialogs)];
  const topmost = rendered.length < openOverlays.length ? undefined : rendered.at(-1);
  return target instanceof Node && topmost?.contains(target) === true;
}
