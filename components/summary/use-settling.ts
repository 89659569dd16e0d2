'use client';
import { useEffect, useState } from 'react';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import { inOrder, isSameSettling, nextSettling, type Settling, type SettlingRow } from '#/lib/record/summary/blocks/settling.ts';
import { useIsRead } from './read-columns.ts';

/** From a block's first row to its settling, if its sources have not ended before. */
const settlesAfterMs = 3_000;

export interface SettlingOptions {
  /** Height of the reserve, px; without it nothing is left out. */
  readonly room?: number;
  readonly hasEnded: boolean;
  readonly addsAtEnd?: boolean;
  /** Key of the reader's own choice of sources: another one starts afresh. */
  readonly choice: string;
}

interface Stored<Row> {
  readonly choice: string;
  readonly settling: Settling<Row>;
}

/** Places of a block's rows while its sources answer, and those that wait; `show` puts all in order. `rows` keep their identity between batches. */
export function useSettling<Row extends SettlingRow>(rows: readonly Row[], options: SettlingOptions) {
  const { room = Infinity, hasEnded, addsAtEnd = false, choice } = options;
  const isRead = useIsRead();
  const [stored, setStored] = useState<Stored<Row>>();
  const isOverdue = useOverdue(rows.length > 0 && !hasEnded);
  const before = stored?.choice === choice ? stored.settling : undefined;
  const next = nextSettling(before, { rows, room, hasEnded, isOverdue, isRead, addsAtEnd });
  const settling = before !== undefined && isSameSettling(before, next) ? before : next;
  if (settling !== before) setStored({ choice, settling });
  return { ...settling, show: () => setStored({ choice, settling: inOrder(rows, room) }) };
}

/** All of a block's sources are known, and have ended. */
export const haveEnded = ({ asking, isOpening }: BlockSources): boolean => asking.length === 0 && !isOpening;

/** True 3 s after a block's first row has come. */
function useOverdue(hasRows: boolean): boolean {
  const [isOverdue, setOverdue] = useState(false);
  useEffect(() => {
    if (!hasRows) return undefined;
    const timer = setTimeout(() => setOverdue(true), settlesAfterMs);
    return () => clearTimeout(timer);
  }, [hasRows]);
  return isOverdue;
}
