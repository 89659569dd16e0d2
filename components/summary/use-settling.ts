'use client';
import { createContext, use, useEffect, useState } from 'react';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import { inOrder, isSameSettling, nextSettling, type Settling, type SettlingRow } from '#/lib/record/summary/blocks/settling.ts';
import { useIsRead } from './read-columns.ts';

/**
 * From a block's first row to its drawing and to its settling, if its sources have not ended before. It is drawn earlier where none of
 * them ends for a while: the fast ones have answered.
 */
const [gathersForMs, settlesAfterMs, lullMs] = [1_500, 3_000, 700];

/** Set around a block that draws its first row when it comes: the first of the page to have one, and allergies. */
export const DrawsAtOnce = createContext(true);

export interface SettlingOptions {
  /** Height of the reserve, px; without it nothing is left out. */
  readonly room?: number;
  readonly sources: BlockSources;
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
  const { room = Infinity, sources, addsAtEnd = false, isUrgent = false, choice } = options;
  const isRead = useIsRead();
  const mayGather = !use(DrawsAtOnce) && !isUrgent;
  const [stored, setStored] = useState<Stored<Row>>();
  const hasEnded = haveEnded(sources);
  const isOpen = rows.length > 0 && !hasEnded;
  const isOverdue = usePassed(settlesAfterMs, isOpen);
  const haveGathered = [usePassed(gathersForMs, isOpen), usePassed(lullMs, isOpen, sources.asking.length)].includes(true);
  const isGathering = isOpen && mayGather && !haveGathered;
  const before = stored?.choice === choice ? stored.settling : undefined;
  const next = nextSettling(before, { rows, room, hasEnded, isOverdue, isGathering, isRead, addsAtEnd });
  const settling = before !== undefined && isSameSettling(before, next) ? before : next;
  if (settling !== before) setStored({ choice, settling });
  return { ...settling, show: () => setStored({ choice, settling: inOrder(rows, room) }) };
}

/** All of a block's sources are known, and have ended. */
export const haveEnded = ({ asking, isOpening }: BlockSources): boolean => asking.length === 0 && !isOpening;

/** True from `ms` after the first moment of a condition on; each change of `since` begins anew. */
function usePassed(ms: number, isOn: boolean, since = 0): boolean {
  const [hasPassed, setPassed] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms, isOn, since]);
  return hasPassed;
}
