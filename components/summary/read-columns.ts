'use client';
import { createContext, type RefObject, use, useEffect, useState } from 'react';

/** Columns that the reader has pointed at, focused or scrolled: nothing in them moves any more (visual-next §7). */
export const ReadColumns = createContext<ReadonlySet<string>>(new Set());
/** The column in which a block stands. */
export const BlockColumn = createContext('');

const signsOfReading = ['pointermove', 'pointerdown', 'keydown', 'touchstart', 'wheel', 'focusin'] as const;
/** Every column at once: they scroll together. */
const everyColumn: ReadonlySet<string> = new Set(['left', 'middle', 'right']);

/** "left-top" → "left" */
export const columnOfStack = (stack: string): string => stack.slice(0, stack.indexOf('-'));

export function useIsRead(): boolean {
  const column = use(BlockColumn);
  return use(ReadColumns).has(column);
}

/** Watches the columns of a Summary for the first sign of reading in each. */
export function useReadColumns(summary: RefObject<HTMLElement | null>): ReadonlySet<string> {
  const [columns, setColumns] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const element = summary.current;
    const read = ({ target }: Event) => {
      const stack = target instanceof Element ? target.closest<HTMLElement>('[data-stack]')?.dataset['stack'] : undefined;
      if (stack) setColumns((before) => (before.has(columnOfStack(stack)) ? before : new Set([...before, columnOfStack(stack)])));
    };
    const scrolled = ({ target }: Event) => {
      if (target instanceof Node && target.contains(element)) setColumns(everyColumn);
    };
    for (const name of signsOfReading) element?.addEventListener(name, read, { passive: true });
    document.addEventListener('scroll', scrolled, { capture: true, passive: true });
    return () => {
      for (const name of signsOfReading) element?.removeEventListener(name, read);
      document.removeEventListener('scroll', scrolled, { capture: true });
    };
  }, [summary]);
  return columns;
}
