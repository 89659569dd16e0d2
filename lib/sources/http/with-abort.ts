import { SourceFailure } from './source-failure.ts';

/** Settles with the promise, or at once when the signal aborts: work that others share goes on without this waiter. */
export async function raceAbort<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(abortFailure(signal));
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    promise.catch(() => undefined);
    aborted.catch(() => undefined);
  }
}

/** Why the signal aborted: our own reason where there is one, else the reader left. */
export function abortFailure(signal: AbortSignal): SourceFailure {
  return signal.reason instanceof SourceFailure ? signal.reason : new SourceFailure({ kind: 'stopped' });
}
