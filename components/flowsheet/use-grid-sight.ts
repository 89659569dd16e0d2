'use client';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { AskedLine } from './grid-props.ts';
import type { TableLine } from './table-lines.ts';
import type { GridPlace } from './use-grid-keys.ts';

interface TableElement {
  readonly current: HTMLElement | null;
}

/** Pixels from the newest end within which the table stands at it. */
const nearEnd = 4;

/** Stands at the newest end until the reader scrolls away from it: columns that come later, and a dock that takes room, leave it there. */
export function useNewestInSight(scroller: HTMLElement | undefined, columns: number) {
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    const showNewest = () => isAtEnd.current && scroller.scrollTo({ left: scroller.scrollWidth });
    const note = () => (isAtEnd.current = scroller.scrollLeft + scroller.clientWidth >= scroller.scrollWidth - nearEnd);
    showNewest();
    const observer = new ResizeObserver(showNewest);
    for (const element of [scroller, ...scroller.children]) observer.observe(element);
    scroller.addEventListener('scroll', note, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', note);
    };
  }, [scroller, columns]);
}

/**
 * Keeps the dates in sight where they are when a cell of the sticky columns takes the focus: the browser would scroll to where that
 * cell would stand if it were not sticky, years before the newest.
 */
export function useDatesStay(scroller: HTMLElement | undefined, fixed: number) {
  useEffect(() => {
    if (!scroller) return undefined;
    let left = scroller.scrollLeft;
    const note = () => (left = scroller.scrollLeft);
    const stay = ({ target }: FocusEvent) => {
      const { line, column = 0 } = target instanceof HTMLElement ? target.dataset : {};
      // The browser has scrolled already, and reports it at the next frame.
      if (line !== undefined && Number(column) < fixed) scroller.scrollLeft = left;
    };
    scroller.addEventListener('scroll', note, { passive: true });
    scroller.addEventListener('focusin', stay);
    return () => {
      scroller.removeEventListener('scroll', note);
      scroller.removeEventListener('focusin', stay);
    };
  }, [scroller, fixed]);
}

/** Returns the focus to the cell that was pressed: the opened entry may have lain over it. */
export function useFocusBack(selected: string | undefined, focusPlace: () => void) {
  const before = useRef(selected);
  const focusBack = useEffectEvent(() => {
    if (document.activeElement === null || document.activeElement === document.body) focusPlace();
  });
  useEffect(() => {
    const wasOpen = before.current !== undefined;
    before.current = selected;
    if (!wasOpen || selected !== undefined) return undefined;
    const frame = requestAnimationFrame(focusBack);
    return () => cancelAnimationFrame(frame);
  }, [selected]);
}

/** Keeps the cell that was pressed in sight when the opened entry takes room from the table. */
export function usePlaceInSight(scroller: HTMLElement | undefined, selected: string | undefined, showPlace: () => void) {
  const narrowed = useEffectEvent(() => {
    if (selected !== undefined) showPlace();
  });
  useEffect(() => {
    if (!scroller) return undefined;
    let width = scroller.clientWidth;
    const observer = new ResizeObserver(() => {
      const isNarrower = scroller.clientWidth < width;
      width = scroller.clientWidth;
      if (isNarrower) narrowed();
    });
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [scroller]);
}

/** Brings the line that was asked for into sight, each time that it is asked for. */
export function useAsked(
  askedLine: AskedLine | undefined,
  lines: readonly TableLine[],
  table: TableElement,
  show: (place: GridPlace) => void,
) {
  const last = useRef<AskedLine>(undefined);
  useLayoutEffect(() => {
    if (askedLine === last.current) return;
    last.current = askedLine;
    const line = lines.findIndex(({ key }) => key === askedLine?.key);
    if (line < 0) return;
    show({ line, column: 0 });
    // A narrow table has no scroll of its own; a wide one would leave the newest dates for where its sticky head would stand.
    table.current?.closest('[data-narrow]')?.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'center' });
  });
}
