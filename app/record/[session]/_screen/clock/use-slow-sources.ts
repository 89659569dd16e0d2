'use client';
import { useEffect, useRef, useState } from 'react';
import { isAsking, type LastProgress, slowSources } from '#/lib/record/stream/slow-sources.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

const nobody: ReadonlySet<string> = new Set();

/** Ids of the sources that are slow to answer, looked at when something comes and once a second while any is asked. */
export function useSlowSources(timeline: Timeline): ReadonlySet<string> {
  const lastProgress = useRef<ReadonlyMap<string, LastProgress>>(new Map());
  const [slow, setSlow] = useState(nobody);
  useEffect(() => {
    const look = () => {
      const looked = slowSources(timeline, lastProgress.current, performance.now());
      lastProgress.current = looked.lastProgress;
      setSlow((before) => ([...before].join(' ') === [...looked.slow].join(' ') ? before : looked.slow));
    };
    look();
    if (!isAsking(timeline)) return undefined;
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [timeline]);
  return slow;
}
