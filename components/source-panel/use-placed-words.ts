'use client';
import { type RefObject, useEffect } from 'react';

/** Tells the stylesheet where the row stands that is pointed at or has the focus: inside the panel, which scrolls, its words would be cut off. */
export function usePlacedWords(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = panel.current;
    const place = ({ target }: Event) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('.source-row') : undefined;
      row?.style.setProperty('--row-top', `${row.getBoundingClientRect().top}px`);
    };
    for (const event of ['pointerover', 'focusin']) element?.addEventListener(event, place);
    return () => {
      for (const event of ['pointerover', 'focusin']) element?.removeEventListener(event, place);
    };
  }, [panel]);
}
