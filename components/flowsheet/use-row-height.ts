'use client';
import { type RefObject, useLayoutEffect, useState } from 'react';

const usualHeight = 24;

/** Height of the table's lines, which a finger and the reader's density make higher. */
export function useRowHeight(table: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(usualHeight);
  useLayoutEffect(() => {
    const element = table.current;
    if (!element) return undefined;
    const measure = () => setHeight(Number.parseFloat(getComputedStyle(element).getPropertyValue('--flow-row')) || usualHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [table]);
  return height;
}
