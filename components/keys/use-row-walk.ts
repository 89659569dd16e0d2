import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** Rows of a block of the Summary, each of which opens its entry. */
const blockRows = '[data-block] .summary-rows button:not([aria-expanded])';
const listRow = '.timeline-row .row-button';
const drawers = '.record-entry, [role="dialog"]';
const arrows = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End']);

/**
 * Walks the rows among which an entry was opened. Returns a function that opens the row before or after in the same block, and
 * says whether the entry was opened from one. While an entry is open, the row that the arrows reach opens; once it is closed,
 * the focus is back on the row that was open last (WCAG 2.4.3).
 */
export function useRowWalk(selected: string | undefined): (by: 1 | -1) => boolean {
  const opener = useRef<HTMLElement>(undefined);
  useEffect(() => {
    if (selected === undefined) giveFocusBack(opener);
    else opener.current = pressedRow() ?? opener.current;
  }, [selected]);
  useOpenOnArrow(selected !== undefined);
  return useCallback((by) => {
    const row = opener.current?.closest('[data-block]') ? opener.current : document.querySelector(`${blockRows}[aria-current="true"]`);
    const rows = [...(row?.closest('[data-block]')?.querySelectorAll<HTMLElement>(blockRows) ?? [])];
    const next = rows[rows.findIndex((candidate) => candidate === row) + by];
    if (next) {
      opener.current = next;
      next.click();
      next.scrollIntoView({ block: 'nearest' });
    }
    return rows.length > 0;
  }, []);
}

/** The element outside the drawer that has the focus, else the list's row that is open; undefined while the drawer has the focus. */
function pressedRow(): HTMLElement | undefined {
  const { activeElement } = document;
  const isOutside = activeElement instanceof HTMLElement && activeElement !== document.body && !activeElement.closest(drawers);
  if (isOutside) return activeElement;
  return document.querySelector<HTMLElement>('.timeline-row[data-selected] .row-button') ?? undefined;
}

/** Only focus that fell to the page with the drawer: a reader who has gone elsewhere stays there. */
function giveFocusBack(opener: RefObject<HTMLElement | undefined>): void {
  const row = opener.current;
  opener.current = undefined;
  if (row?.isConnected && (document.activeElement === null || document.activeElement === document.body)) row.focus({ preventScroll: true });
}

function useOpenOnArrow(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = ({ key, target }: KeyboardEvent) => {
      if (!arrows.has(key) || !(target instanceof Element) || !target.matches(`${blockRows}, ${listRow}`)) return;
      // The block, or the list, moves the focus first.
      timer = setTimeout(() => {
        const { activeElement } = document;
        if (activeElement instanceof HTMLElement && activeElement !== target && activeElement.matches(`${blockRows}, ${listRow}`))
          activeElement.click();
      });
    };
    window.addEventListener('keydown', follow, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', follow, true);
    };
  }, [isOpen]);
}
