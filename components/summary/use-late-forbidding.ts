'use client';
import { useMemo } from 'react';
import type { SummaryProps } from './summary-props.ts';
import { haveEnded, useSettling } from './use-settling.ts';
import { lateWords } from './words.ts';

/** Words for orders that forbid and came after the block of medicines had settled; they stand in the strip, and are named here too (H37). */
export function useLateForbidding({ summary: { medicines }, choice = '' }: SummaryProps): string {
  const { forbidding, sources } = medicines;
  const rows = useMemo(
    () =>
      forbidding.map((group) => ({ members: group.members.map(({ id }) => id), lines: 0, words: group.lead.forbids ?? group.lead.title })),
    [forbidding],
  );
  const { late } = useSettling(rows, { hasEnded: haveEnded(sources), choice });
  return lateWords.late(late.map(({ row, isChanged }) => ({ name: row.words, isChanged })));
}
