'use client';
import { useEffect, useRef, useState } from 'react';
import { isSettled, type SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

const slowAfterMs = 5_000;
const none: ReadonlySet<string> = new Set();

/** Ids of the sources from which nothing has come for five seconds though they are being asked (design §8). */
export function useSlowSources({ sources }: Timeline): ReadonlySet<string> {
  const seen = useRef(new Map<string, Seen>());
  const [slow, setSlow] = useState(none);
  useEffect(() => {
    const look = () => setSlow((before) => sameOr(before, slowOf(sources, seen.current, performance.now())));
    look();
    if ([...sources.values()].every((state) => isSettled(state) && !state.asking)) return undefined;
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [sources]);
  return slow;
}

interface Seen {
  readonly soFar: string;
  readonly at: number;
}

function slowOf(sources: Timeline['sources'], seen: Map<string, Seen>, now: number): ReadonlySet<string> {
  const slow = new Set<string>();
  for (const [id, state] of sources) {
    const before = seen.get(id);
    const soFar = soFarOf(state);
    if (before?.soFar !== soFar) seen.set(id, { soFar, at: now });
    else if ((!isSettled(state) || state.asking) && now - before.at >= slowAfterMs) slow.add(id);
  }
  return slow;
}

/** What has come: a line that only says "still nothing" is no progress. */
function soFarOf({ attempt, pages, resources, received, outcomes, asking }: SourceTimeline): string {
  return [attempt, pages, resources, received, outcomes.size, asking ? 'again' : ''].join(' ');
}

function sameOr(before: ReadonlySet<string>, after: ReadonlySet<string>): ReadonlySet<string> {
  return before.size === after.size && [...after].every((id) => before.has(id)) ? before : after;
}
