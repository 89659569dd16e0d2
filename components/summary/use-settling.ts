'use client';
import { createContext, use, useEffect, useState } from 'react';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import { inOrder, isSameSettling, nextSettling, type Settling, type SettlingRow } from '#/lib/record/summary/blocks/settling.ts';
import { useIsRead } from './read-columns.ts';

/** From a block's first row to its drawing, and to its settling, if its sources have not ended before. */
const [gathersForMs, settlesAfterMs] = [1_000, 3_000];

/** Set around a block that draws its first row when it comes: the first of the page to have one, and allergies. */
export const DrawsAtOnce = createContext(true);

export interface SettlingOptions {
  /** Height of the reserve, px; without it nothing is left out. */
  readonly room?: number;
  readonly hasEnded: boolean;
  readonly addsAtEnd?: boolean;
  /** Has a row that does not wait until others have gathered: a critical result. */
  readonly isUrgent?: boolean;
  /** Key of the reader's own choice of sources: another one starts afresh. */
  readonly choice: string;
}

interface Stored<Row> {
  readonly choice: string;
  readonly settling: Settling<Row>;
}

/** Places of a block's rows while its sources answer, and those that wait; `show` puts all in order. `rows` keep their identity between batches. */
export function useSettling<Row extends SettlingRow>(rows: readonly Row[], options: SettlingOptions) {
  const { room = Infinity, hasEnded, addsAtEnd = false, isUrgent = false, choice } = options;
  const isRead = useIsRead();
  const mayGather = !use(DrawsAtOnce) && !isUrgent;
  const [stored, setStored] = useState<Stored<Row>>();
  const isOpen = rows.length > 0 && !hasEnded;
  const isOverdue = usePassed(settlesAfterMs, isOpen);
  const isGathering = !usePassed(gathersForMs, isOpen) && mayGather && isOpen;
  const before = stored?.choice === choice ? stored.settling : undefined;
  const next = nextSettling(before, { rows, room, hasEnded, isOverdue, isGathering, isRead, addsAtEnd });
  const settling = before !== undefined && isSameSettling(before, next) ? before : next;
  if (settling !== before) setStored({ choice, settling });
  return { ...settling, show: () => setStored({ choice, settling: inOrder(rows, room) }) };
}

/** All of a block's sources are known, and have ended. */
export const haveEnded = ({ asking, isOpening }: BlockSources): boolean => asking.length === 0 && !isOpening;

/** True from `ms` after the first moment of a condition on. */
function usePassed(ms: number, isOn: boolean): boolean {
  const [hasPassed, setPassed] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms, isOn]);
  return hasPassed;
}
