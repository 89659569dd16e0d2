'use client';
import { type RefObject, useEffect } from 'react';

const rowOf = (target: EventTarget | null): HTMLElement | undefined =>
  (target instanceof Element ? target.closest<HTMLElement>('.source-row') : undefined) ?? undefined;

/**
 * Tells the stylesheet where the row stands that is pointed at or has the focus: inside the panel, which scrolls, its words would be cut
 * off. They can be pointed at, and Escape puts them away until pointer and focus have left the row (WCAG 1.4.13).
 */
export function usePlacedWords(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = panel.current;
    if (!element) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    const place = ({ target }: Event) => {
      const row = rowOf(target);
      row?.style.setProperty('--row-top', `${row.getBoundingClientRect().top}px`);
    };
    for (const event of ['pointerover', 'focusin']) element.addEventListener(event, place, { signal });
    const leave = (event: PointerEvent | FocusEvent) => {
      const row = rowOf(event.target);
      if (row && rowOf(event.relatedTarget) !== row) row.removeAttribute('data-dismissed');
    };
    element.addEventListener('pointerout', leave, { signal });
    element.addEventListener('focusout', leave, { signal });
    const dismiss = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      for (const row of element.querySelectorAll('.source-row:is(:hover, :has(:focus-visible))')) row.setAttribute('data-dismissed', '');
    };
    document.addEventListener('keydown', dismiss, { signal, capture: true });
    return () => listening.abort();
  }, [panel]);
}
