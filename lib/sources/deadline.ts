import { SourceFailure } from './failure.ts';

/** The total time of one source in one running request, which stands still while the reader is the slow one. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly remainingMs: () => number;
  /** Runs `wait` off the clock: a slow reader must not turn into "incomplete: not finished within 120 s". */
  readonly pausedFor: <Value>(wait: Promise<Value>) => Promise<Value>;
  readonly end: () => void;
}

export function startDeadline(totalMs: number, outer: AbortSignal): Deadline {
  const controller = new AbortController();
  let left = totalMs;
  let startedAt = Date.now();
  let pauses = 0;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const expire = (): void => controller.abort(new SourceFailure({ kind: 'timeout', limit: 'total', ms: totalMs }));
  const run = (): void => {
    startedAt = Date.now();
    timer = setTimeout(expire, left);
  };
  const stop = (): void => {
    clearTimeout(timer);
    left = Math.max(0, left - (Date.now() - startedAt));
  };
  run();
  return {
    signal: AbortSignal.any([outer, controller.signal]),
    remainingMs: () => (pauses > 0 ? left : Math.max(0, left - (Date.now() - startedAt))),
    pausedFor: async (wait) => {
      if (pauses++ === 0) stop();
      try {
        return await wait;
      } finally {
        if (--pauses === 0 && !ended) run();
      }
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}
