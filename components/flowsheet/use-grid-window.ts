'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect } from 'react';
import { gridSizes, stickyWidth } from './cells/grid-sizes.ts';

interface Options {
  readonly lines: number;
  readonly columns: number;
  readonly scroller: HTMLElement | undefined;
  readonly rowHeight: number;
  /** False: every line is drawn, and no date, in the page's own scroll. */
  readonly isWindowed: boolean;
}

/** The drawn part of the table: positions of the first and last line and column, and the room of the rest. */
export interface GridWindow {
  readonly rows: WindowRange;
  readonly dates: WindowRange;
  readonly showRow: (index: number) => void;
  readonly showDate: (index: number) => void;
}

export interface WindowRange {
  readonly first: number;
  /** -1 with none. */
  readonly last: number;
  /** Room before and after, px. */
  readonly before: number;
  readonly after: number;
}

/** Draws only the lines and columns in sight: a life has thousands of dates. */
export function useGridWindow({ lines, columns, scroller, rowHeight, isWindowed }: Options): GridWindow {
  const rows = useVirtualizer<HTMLElement, HTMLElement>({
    count: lines,
    getScrollElement: () => scroller ?? null,
    estimateSize: () => rowHeight,
    paddingStart: gridSizes.head,
    scrollPaddingStart: gridSizes.head,
    overscan: 8,
    useFlushSync: false,
    enabled: isWindowed,
  });
  const dates = useVirtualizer<HTMLElement, HTMLElement>({
    horizontal: true,
    count: columns,
    getScrollElement: () => scroller ?? null,
    estimateSize: () => gridSizes.date,
    paddingStart: stickyWidth,
    scrollPaddingStart: stickyWidth,
    overscan: 3,
    useFlushSync: false,
    enabled: isWindowed,
  });
  useLayoutEffect(() => rows.measure(), [rows, rowHeight]);
  return {
    rows: isWindowed ? rangeOf(rows.getVirtualItems(), lines, rowHeight) : { first: 0, last: lines - 1, before: 0, after: 0 },
    dates: isWindowed ? rangeOf(dates.getVirtualItems(), columns, gridSizes.date) : { first: 0, last: -1, before: 0, after: 0 },
    showRow: (index) => rows.scrollToIndex(index, { align: 'auto' }),
    showDate: (index) => dates.scrollToIndex(index, { align: 'auto' }),
  };
}

function rangeOf(items: readonly { readonly index: number }[], count: number, size: number): WindowRange {
  const [first, last] = [items[0]?.index, items.at(-1)?.index];
  if (first === undefined || last === undefined) return { first: 0, last: -1, before: 0, after: count * size };
  return { first, last, before: first * size, after: (count - 1 - last) * size };
}
