'use client';
import { useEffect } from 'react';
import { loadAhead } from '#/components/ui/late-code.ts';
import { lateCodes } from './late-codes.ts';
import { useRecordData } from '#/app/record/[session]/_screen/record-context.tsx';

/** After the last source has ended, the record has had its turn. */
const afterSettlingMs = 3_000;
/** A source may take a minute to fail: its silence does not keep the rest of the page away. */
const atLatestMs = 10_000;
const betweenTriesMs = 15_000;
const reaches = ['pointermove', 'pointerdown', 'keydown'] as const;

/**
 * Fetches what the first screen does not need, before it is asked for: once the record stands, or as soon as the reader reaches for
 * something. From then on the page needs no network for what it can open, and a service that is updated beneath it changes nothing.
 */
export function LoadAhead() {
  const isSettled = useRecordData().completeness.asking === undefined;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      clearTimeout(timer);
      for (const reach of reaches) removeEventListener(reach, onReach, { capture: true });
    };
    const load = async () => {
      stop();
      if (!(await loadAhead(lateCodes))) timer = setTimeout(() => void load(), betweenTriesMs);
    };
    const onReach = (event: Event) => {
      if (!isStill(event)) void load();
    };
    timer = setTimeout(() => void load(), isSettled ? afterSettlingMs : atLatestMs);
    for (const reach of reaches) addEventListener(reach, onReach, { capture: true, passive: true });
    return stop;
  }, [isSettled]);
  return undefined;
}

/** A browser reports the pointer's place whenever the page under it changes: nobody has moved it. */
const isStill = (event: Event): boolean =>
  event instanceof PointerEvent && event.type === 'pointermove' && !event.movementX && !event.movementY;
