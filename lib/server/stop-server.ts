import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpServer } from './http-server.ts';
import { doLastWork, endStreams, hasLastWork, startStopping } from './lifecycle.ts';

/** Time that streams have to send their last message, out of the whole. */
const lastMessageMs = 2_000;
/** Time for the last work, such as the closing record of the audit trail, out of the whole. */
const lastWorkMs = 1_000;

/**
 * Stops the server within `stopSeconds`: `/ready` says so at once, new answers close their connection, running streams may
 * end by themselves, and those that have not are ended with a message for the reader. What is open at the end is cut. Then
 * the last work is done.
 */
export async function stopServer({ server, whenIdle }: HttpServer, stopSeconds: number): Promise<void> {
  const wholeMs = stopSeconds * 1_000;
  const workMs = hasLastWork() ? Math.min(lastWorkMs, wholeMs / 2) : 0;
  const lastMs = Math.min(lastMessageMs, wholeMs - workMs);
  startStopping();
  server.closeIdleConnections();
  await within(whenIdle(), wholeMs - workMs - lastMs);
  endStreams();
  await within(whenIdle(), lastMs);
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  await within(doLastWork(), workMs);
}

async function within(work: Promise<void>, milliseconds: number): Promise<void> {
  const timer = new AbortController();
  const over = wait(milliseconds, undefined, { signal: timer.signal }).catch(() => undefined);
  await Promise.race([work, over]);
  timer.abort();
}
