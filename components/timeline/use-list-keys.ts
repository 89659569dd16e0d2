'use client';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Virtualizer } from '@tanstack/react-virtual';

type List = Virtualizer<HTMLElement, HTMLElement>;

const page = 12;
const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', page],
  ['PageUp', -page],
  ['Home', -Infinity],
  ['End', Infinity],
]);

export interface ListKeys {
  /** Key of the one row that Tab reaches. */
  readonly current: string | undefined;
  readonly setCurrent: (key: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Moves the focus by so many rows; 0 puts it on the current one. */
  readonly move: (by: number) => void;
}

interface WalkedRows {
  readonly items: readonly { readonly key: string }[];
  /** Indices of the rows among the items. */
  readonly rows: readonly number[];
}

/** Gives the whole list a single Tab stop; the arrows go from row to row, drawn or not. */
export function useListKeys({ items, rows }: WalkedRows, list: List, feed: RefObject<HTMLElement | null>): ListKeys {
  const [chosen, setCurrent] = useState<string>();
  const wanted = useRef<string>(undefined);
  const at = useMemo(() => (chosen === undefined ? -1 : rows.findIndex((index) => items[index]?.key === chosen)), [rows, items, chosen]);
  const current = items[rows[Math.max(0, at)] ?? -1]?.key;

  const move = useCallback(
    (by: number) => {
      const from = Math.max(0, at);
      const to = rows[Math.min(rows.length - 1, Math.max(0, at < 0 && by > 0 ? 0 : from + by))];
      const key = to === undefined ? undefined : items[to]?.key;
      if (to === undefined || key === undefined) return;
      wanted.current = key;
      setCurrent(key);
      list.scrollToIndex(to, { align: 'auto' });
      focusRow(feed.current, key);
    },
    [at, rows, items, list, feed],
  );
  // A row that was not drawn when it was asked for takes the focus once it is.
  useEffect(() => {
    if (wanted.current !== undefined && focusRow(feed.current, wanted.current)) wanted.current = undefined;
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps.get(event.key);
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(by);
  };
  return { current, setCurrent, onKeyDown, move };
}

function focusRow(feed: HTMLElement | null, key: string): boolean {
  const row = feed?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"] .row-button`);
  row?.focus({ preventScroll: true });
  return row !== undefined && row !== null;
}
