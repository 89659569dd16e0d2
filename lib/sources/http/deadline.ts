import { SourceFailure } from './source-failure.ts';
import { raceAbort } from './with-abort.ts';

/** The total time of one source in one running request, which stands still while the reader is the slow one. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly remainingMs: () => number;
  /**
   * Awaits what the reader is to take, off the clock: a slow reader must not turn into "incomplete: not finished within 120 s".
   * One who takes nothing for ten minutes has gone without a word (a computer asleep): then the source's connections are
   * given back.
   */
  readonly pausedFor: <Value>(taken: Promise<Value>) => Promise<Value>;
  readonly end: () => void;
}

const patienceMs = 10 * 60_000;

export function startDeadline(totalMs: number, outer: AbortSignal): Deadline {
  const controller = new AbortController();
  let left = totalMs;
  let startedAt = Date.now();
  let pauses = 0;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const gone = new AbortController();
  let patience: NodeJS.Timeout | undefined;
  const expire = (): void => controller.abort(new SourceFailure({ kind: 'timeout', limit: 'total', ms: totalMs }));
  const run = (): void => {
    startedAt = Date.now();
    timer = setTimeout(expire, left);
  };
  const stop = (): void => {
    clearTimeout(timer);
    left = Math.max(0, left - (Date.now() - startedAt));
  };
  /** From the last time that the reader took something. */
  const wait = (): void => {
    clearTimeout(patience);
    if (pauses > 0 && !ended) patience = setTimeout(() => gone.abort(new SourceFailure({ kind: 'stopped' })), patienceMs).unref();
  };
  run();
  return {
    signal: AbortSignal.any([outer, controller.signal, gone.signal]),
    remainingMs: () => (pauses > 0 ? left : Math.max(0, left - (Date.now() - startedAt))),
    pausedFor: async (taken) => {
      if (pauses++ === 0) {
        stop();
        wait();
      }
      try {
        return await raceAbort(taken, gone.signal);
      } finally {
        if (--pauses === 0 && !ended && !gone.signal.aborted) run();
        wait();
      }
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
      clearTimeout(patience);
    },
  };
}
