import { SourceFailure } from './source-failure.ts';

/** Settles with the promise, or rejects at once when the signal aborts; shared work goes on without this waiter. */
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

/** Failure for an aborted signal: its own reason where that is a SourceFailure, else `stopped` because the reader left. */
export function abortFailure(signal: AbortSignal): SourceFailure {
  return signal.reason instanceof SourceFailure ? signal.reason : new SourceFailure({ kind: 'stopped' });
}
