'use client';
import { useEffect } from 'react';
import { entryText } from '#/lib/record/search/entry-text.ts';
import { useRecordData } from '#/app/record/[session]/_screen/record-context.tsx';

/** Entries whose texts are made ready at a time, and the pause between two times in milliseconds. */
const [atATime, pauseMs] = [200, 20];

/** Makes the texts of entries ready for a search while nothing else is done, so that the first letter is answered like the others. */
export function usePreparedTexts(): void {
  const { timeline } = useRecordData();
  useEffect(() => {
    const batches = [...timeline.sources.values()].flatMap((source) => source.batches);
    let timer: ReturnType<typeof setTimeout>;
    let [batch, from] = [0, 0];
    const prepare = () => {
      const entries = batches[batch];
      if (!entries) return;
      entries.slice(from, from + atATime).forEach(entryText);
      from += atATime;
      if (from >= entries.length) [batch, from] = [batch + 1, 0];
      timer = setTimeout(prepare, pauseMs);
    };
    timer = setTimeout(prepare, 50 * pauseMs);
    return () => clearTimeout(timer);
  }, [timeline]);
}
