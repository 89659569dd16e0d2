'use client';
import { type RefObject, useEffect, useState } from 'react';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { haveEnded, settledRanks, type SettledRanks } from './settle-sources.ts';

const heldBy = ':hover, :focus-within';

/** Ranks of the sources, set once: when all have ended and the reader neither points at the panel nor has the focus in it. */
export function useSettledRanks(panel: RefObject<HTMLElement | null>, summaries: readonly SourceSummary[]): SettledRanks | undefined {
  const [ranks, setRanks] = useState<SettledRanks>();
  const isWaiting = ranks === undefined && haveEnded(summaries);
  useEffect(() => {
    const element = panel.current;
    if (!isWaiting || !element) return undefined;
    const settle = () => {
      if (!element.matches(heldBy)) setRanks(settledRanks(summaries));
    };
    settle();
    const later = () => void setTimeout(settle);
    for (const event of ['pointerleave', 'focusout']) element.addEventListener(event, later);
    return () => {
      for (const event of ['pointerleave', 'focusout']) element.removeEventListener(event, later);
    };
  }, [panel, isWaiting, summaries]);
  return ranks;
}
