'use client';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { TableLine } from './table-lines.ts';
import type { GridPlace } from './use-grid-keys.ts';

interface TableElement {
  readonly current: HTMLElement | null;
}

const signsOfScrolling = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Stands at the newest end until the reader scrolls: what comes later is on the right. */
export function useNewestInSight(scroller: HTMLElement | undefined, columns: number) {
  const hasScrolled = useRef(false);
  useLayoutEffect(() => {
    if (!scroller || hasScrolled.current) return undefined;
    scroller.scrollTo({ left: scroller.scrollWidth });
    const note = () => (hasScrolled.current = true);
    for (const name of signsOfScrolling) scroller.addEventListener(name, note, { passive: true });
    return () => {
      for (const name of signsOfScrolling) scroller.removeEventListener(name, note);
    };
  }, [scroller, columns]);
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

/** Brings the panel that was asked for into sight. */
export function useAsked(
  askedPanel: string | undefined,
  lines: readonly TableLine[],
  table: TableElement,
  show: (place: GridPlace) => void,
) {
  const last = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (askedPanel === last.current) return;
    last.current = askedPanel;
    const line = lines.findIndex((item) => item.type === 'panel' && `panel ${item.panel.key}` === askedPanel);
    if (line < 0) return;
    show({ line, column: 0 });
    table.current?.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'nearest' });
  });
}
