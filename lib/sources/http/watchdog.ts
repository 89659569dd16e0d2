import 'server-only';
import { startPatientTimer, type PatientTimer } from '#/lib/process/patient-timer.ts';
import { SourceFailure } from './source-failure.ts';

/** Watches one answer while the source is to send: aborts when its first byte, or later the next one, takes too long. */
export interface Watchdog {
  readonly signal: AbortSignal;
  /** The source is waited for from now on. */
  readonly listen: () => void;
  /** The source waits for us. */
  readonly rest: () => void;
  /** Ends the reading: another answer needs its room. */
  readonly giveWay: () => void;
  readonly reason: () => SourceFailure;
}

export function watchdog(outer: AbortSignal, firstByteMs: number, stallMs: number): Watchdog {
  const controller = new AbortController();
  const bite = (limit: 'first-byte' | 'stall', ms: number): PatientTimer =>
    startPatientTimer(ms, () => controller.abort(new SourceFailure({ kind: 'timeout', limit, ms })));
  let timer = bite('first-byte', firstByteMs);
  const signal = AbortSignal.any([outer, controller.signal]);
  return {
    signal,
    listen: () => {
      timer.stop();
      timer = bite('stall', stallMs);
    },
    rest: () => timer.stop(),
    giveWay: () => controller.abort(new SourceFailure({ kind: 'no-room', alone: false })),
    reason: () => (signal.reason instanceof SourceFailure ? signal.reason : new SourceFailure({ kind: 'stopped' })),
  };
}
