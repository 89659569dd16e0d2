import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpServer } from './http-server.ts';
import { endStreams, startStopping } from './lifecycle.ts';

/** Time that streams have to send their last message, out of the whole. */
const lastMessageMs = 2_000;

/**
 * Stops the server within `stopSeconds`: `/ready` says so at once, new answers close their connection, running streams may
 * end by themselves, and those that have not are ended with a message for the reader. What is open at the end is cut.
 */
export async function stopServer({ server, whenIdle }: HttpServer, stopSeconds: number): Promise<void> {
  const wholeMs = stopSeconds * 1_000;
  const lastMs = Math.min(lastMessageMs, wholeMs);
  startStopping();
  server.closeIdleConnections();
  await within(whenIdle(), wholeMs - lastMs);
  endStreams();
  await within(whenIdle(), lastMs);
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

async function within(work: Promise<void>, milliseconds: number): Promise<void> {
  const timer = new AbortController();
  const over = wait(milliseconds, undefined, { signal: timer.signal }).catch(() => undefined);
  await Promise.race([work, over]);
  timer.abort();
}
