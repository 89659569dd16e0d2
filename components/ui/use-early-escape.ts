'use client';
import { useEffect, useEffectEvent } from 'react';
import { addOverlay, isInTopmost, isTopmost } from './open-overlays.ts';

/**
 * Closes the topmost overlay on Escape while the focus is not in it yet: a key pressed as it opens is not lost (H04).
 * Once the focus is inside, the overlay's own handling of Escape applies. An insistent overlay passes no `onClose`.
 */
export function useEarlyEscape(isOpen: boolean, onClose: (() => void) | undefined): void {
  const act = useEffectEvent((event: KeyboardEvent, overlay: symbol) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isTopmost(overlay) || isInTopmost(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    onClose?.();
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const { overlay, remove } = addOverlay();
    const listen = (event: KeyboardEvent) => act(event, overlay);
    document.addEventListener('keydown', listen, { capture: true });
    return () => {
      remove();
      document.removeEventListener('keydown', listen, { capture: true });
    };
  }, [isOpen]);
}
