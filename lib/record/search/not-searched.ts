import { describeCompleteness } from '#/lib/record/completeness/completeness.ts';
import type { StatePart } from '#/lib/record/completeness/state-parts.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/** Sources into which a search could not look; files are told by `filesOfSearch`. */
export interface NotSearched {
  /** Sources that gave nothing, less than all, or are still asked. */
  readonly sources: readonly Pick<StatePart, 'icon' | 'tone' | 'text'>[];
  /** "Asking City Hospitals and Social Care" */
  readonly asking: string | undefined;
}

/** Tells what no search can find, so that "no match" is never read as "there is none". */
export function notSearched(timeline: Timeline): NotSearched {
  const { parts, asking } = describeCompleteness(timeline);
  return { sources: parts, asking };
}
