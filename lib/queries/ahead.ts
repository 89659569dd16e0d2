import { applyMessage, type Timeline } from '#/lib/record/stream/timeline.ts';
import { precomputeViews } from '#/lib/record/list/compute-view.ts';

/** Folds messages ahead of the page: the page then takes the same timeline with its work done. */
export interface FoldAhead {
  readonly add: (message: unknown) => void;
  /** The fold of the next added messages, in their order. */
  readonly take: (batch: readonly unknown[]) => (timeline: Timeline) => Timeline;
}

/** Makes an Ahead. If another stream has folded into the page's timeline meanwhile, `take` folds its batch again. */
export function foldAhead(): FoldAhead {
  let base: Timeline | undefined;
  // Timelines after each message not taken yet; fewer than `waiting` while the page's timeline is not known.
  let steps: Timeline[] = [];
  let waiting = 0;
  return {
    add: (message) => {
      waiting += 1;
      const tip = steps.at(-1) ?? base;
      if (tip === undefined || steps.length !== waiting - 1) return;
      const next = applyMessage(tip, message);
      precomputeViews(next);
      steps.push(next);
    },
    take: (batch) => (timeline) => {
      const isKnown = timeline === base && steps.length === waiting;
      const next = (isKnown ? steps[batch.length - 1] : undefined) ?? batch.reduce<Timeline>(applyMessage, timeline);
      steps = isKnown ? steps.slice(batch.length) : [];
      waiting -= batch.length;
      base = next;
      return next;
    },
  };
}
