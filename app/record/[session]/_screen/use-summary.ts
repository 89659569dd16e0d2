import { useMemo } from 'react';
import { sectionBlocks, type SectionBlock } from '#/lib/record/summary/sections.ts';
import { summariseRecord, type RecordSummary } from '#/lib/record/summary/summary.ts';
import { useRecordData, useRecordSettings } from './record-context.tsx';

export interface RecordBlocks {
  readonly summary: RecordSummary;
  /** The operator's own, in the order of the configuration. */
  readonly sections: readonly SectionBlock[];
}

/** The blocks of the first screen, on screen and paper. They turn on days, not on the ticking of the clock. */
export function useSummary(): RecordBlocks {
  const { hello } = useRecordSettings();
  const { timeline, view, serverTime } = useRecordData();
  const day = serverTime.slice(0, 10);
  return useMemo(
    () => ({
      summary: summariseRecord(timeline, view, `${day}T23:59:59Z`),
      sections: sectionBlocks(timeline, view, hello.summary?.sections ?? []),
    }),
    [timeline, view, day, hello],
  );
}
