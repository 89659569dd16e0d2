import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { startPatientTimer } from './patient-timer.ts';

/** Holds this process, as a long piece of work would: no timer fires, no socket is read. */
function holdLoop(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('expires once the time is over, and not when it was stopped', () => {
  vi.useFakeTimers();
  const [expired, stopped] = [vi.fn(), vi.fn()];
  startPatientTimer(1_000, expired);
  startPatientTimer(1_000, stopped).stop();
  vi.advanceTimersByTime(999);
  expect(expired).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(expired).toHaveBeenCalledOnce();
  expect(stopped).not.toHaveBeenCalled();
  vi.useRealTimers();
});

test('an answer that came while the process was busy is read, not blamed', async () => {
  const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const controller = new AbortController();
  const timer = startPatientTimer(150, () => controller.abort());
  const answer = fetch(`http://127.0.0.1:${port}/`, { signal: controller.signal }).then((response) => response.json());
  setImmediate(() => holdLoop(400));
  expect(await answer).toEqual({});
  timer.stop();
  server.close();
});

test('a side that answers nothing is blamed all the same, after its time and ours', async () => {
  const expired = Promise.withResolvers<void>();
  startPatientTimer(50, expired.resolve);
  setImmediate(() => holdLoop(200));
  await expired.promise;
});
