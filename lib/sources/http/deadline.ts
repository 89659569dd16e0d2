import 'server-only';
import { startPatientTimer, type PatientTimer } from '#/lib/process/patient-timer.ts';
import { SourceFailure } from './source-failure.ts';
import { raceAbort } from './with-abort.ts';

/** Total time of one source in one running request; the clock stops while the source waits for the reader. */
export interface SourceDeadline {
  readonly signal: AbortSignal;
  readonly remainingMs: () => number;
  /**
   * Awaits a value that the reader is to take, off the clock: a slow reader must not turn into "incomplete: not finished
   * within 120 s". A reader who takes nothing for ten minutes has left silently (a computer asleep): then the source's
   * connections are closed.
   */
  readonly pausedFor: <Value>(delivery: Promise<Value>) => Promise<Value>;
  readonly end: () => void;
}

const patienceMs = 10 * 60_000;

export function startDeadline(totalMs: number, outer: AbortSignal): SourceDeadline {
  const controller = new AbortController();
  let left = totalMs;
  let startedAt = Date.now();
  let pauses = 0;
  let timer: PatientTimer | undefined;
  let ended = false;
  const readerLeft = new AbortController();
  let patience: NodeJS.Timeout | undefined;
  const expire = (): void => controller.abort(new SourceFailure({ kind: 'timeout', limit: 'total', ms: totalMs }));
  const run = (): void => {
    startedAt = Date.now();
    timer = startPatientTimer(left, expire);
  };
  const stop = (): void => {
    timer?.stop();
    left = Math.max(0, left - (Date.now() - startedAt));
  };
  /** Restarts the patience with the reader, from the last value that was taken. */
  const wait = (): void => {
    clearTimeout(patience);
    if (pauses > 0 && !ended) patience = setTimeout(() => readerLeft.abort(new SourceFailure({ kind: 'stopped' })), patienceMs).unref();
  };
  run();
  return {
    signal: AbortSignal.any([outer, controller.signal, readerLeft.signal]),
    remainingMs: () => (pauses > 0 ? left : Math.max(0, left - (Date.now() - startedAt))),
    pausedFor: async (delivery) => {
      if (pauses++ === 0) {
        stop();
        wait();
      }
      try {
        return await raceAbort(delivery, readerLeft.signal);
      } finally {
        if (--pauses === 0 && !ended && !readerLeft.signal.aborted) run();
        wait();
      }
    },
    end: () => {
      ended = true;
      timer?.stop();
      clearTimeout(patience);
    },
  };
}
