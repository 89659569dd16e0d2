'use client';
import { createContext, use } from 'react';
import type { Group } from '#/lib/record/merge/group.ts';
import { isMisappliedIn, type ScoreReader } from '#/lib/record/summary/observed/score-use.ts';
import { entryWords } from '#/components/entry/words.ts';

/** Person whose scores the record has: NEWS2 is not for everyone (H36). For all that names a score: rows, hits, drawer, paper. */
export const ScoreReaderContext = createContext<ScoreReader>({ locale: 'en-GB', today: 0 });

export const useScoreReader = (): ScoreReader => use(ScoreReaderContext);

/** Words beside a NEWS2 of someone for whom it is not; undefined where the groups have none. */
export function useMisappliedWords(groups: readonly Pick<Group, 'members'>[]): string | undefined {
  return misappliedWords(groups, useScoreReader());
}

export function misappliedWords(groups: readonly Pick<Group, 'members'>[], reader: ScoreReader): string | undefined {
  return isMisappliedIn(groups, reader) ? entryWords.misappliedScore : undefined;
}
