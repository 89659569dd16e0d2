import 'server-only';

/** A timer that can be stopped. */
export interface PatientTimer {
  readonly stop: () => void;
}

/** Lateness of a timer that is the machine's, not ours. */
const usualMs = 50;

/**
 * Calls `expire` once the other side has had `ms`. Where this process itself was busy when they ended, its timers fire before it
 * reads what came meanwhile: the time for which it was away is given back first, so that nobody is blamed for our own delay.
 */
export function startPatientTimer(ms: number, expire: () => void): PatientTimer {
  let timer: NodeJS.Timeout;
  const run = (left: number): void => {
    const due = performance.now() + left;
    timer = setTimeout(() => {
      const lateMs = performance.now() - due;
      if (lateMs > usualMs) run(Math.min(lateMs, ms));
      else expire();
    }, left);
  };
  run(ms);
  return { stop: () => clearTimeout(timer) };
}

/** Signal that aborts with `reason` after `ms`; stopped once the answer has come. */
export function patientTimeout(ms: number, reason: () => unknown): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const { stop } = startPatientTimer(ms, () => controller.abort(reason()));
  return { signal: controller.signal, stop };
}
