import { isSettled, type SourceTimeline } from './source-timeline.ts';
import type { Timeline } from './timeline.ts';

const slowAfterMs = 5_000;

/** When a source last sent something new, by the page's clock in milliseconds. */
export interface LastProgress {
  readonly progress: string;
  readonly at: number;
}

export interface SlowSources {
  readonly slow: ReadonlySet<string>;
  readonly lastProgress: ReadonlyMap<string, LastProgress>;
}

/** Ids of the sources that are being asked and have sent nothing new for five seconds at `clockMs` (design §8). */
export function slowSources({ sources }: Timeline, before: ReadonlyMap<string, LastProgress>, clockMs: number): SlowSources {
  const slow = new Set<string>();
  const lastProgress = new Map<string, LastProgress>();
  for (const [id, state] of sources) {
    const progress = progressOf(state);
    const last = before.get(id);
    const current = last?.progress === progress ? last : { progress, at: clockMs };
    lastProgress.set(id, current);
    if (isAsked(state) && clockMs - current.at >= slowAfterMs) slow.add(id);
  }
  return { slow, lastProgress };
}

/** Tells whether any source is still being asked, for the first time or again. */
export function isAsking({ sources }: Timeline): boolean {
  return [...sources.values()].some(isAsked);
}

function isAsked(state: SourceTimeline): boolean {
  return !isSettled(state) || state.asking !== undefined;
}

/** A line that only repeats "still nothing" is no progress. */
function progressOf({ attempt, pages, resources, received, outcomes, asking }: SourceTimeline): string {
  return [attempt, pages, resources, received, outcomes.size, asking ? 'again' : ''].join(' ');
}
