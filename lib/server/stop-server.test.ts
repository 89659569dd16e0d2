import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createHttpServer } from './http-server.ts';
import { isStopping, onStreamsEnding } from './lifecycle.ts';
import { stopServer } from './stop-server.ts';

/** A server whose answers are written by `answer`; `stop` is what a signal does. */
async function serve(answer: (response: ServerResponse, path: string) => void | Promise<void>) {
  const http = createHttpServer(async (request, response) => answer(response, request.url ?? ''));
  http.server.listen(0, '127.0.0.1');
  await once(http.server, 'listening');
  const { port } = http.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: (seconds: number) => stopServer(http, seconds) };
}

// The state of a stop is the process's: in each of these tests it has begun, at the latest, with the first one's stop.
test('a stream that runs is told, sends its last message, and the server then stops; meanwhile it answers as not ready', async () => {
  const { url, stop } = await serve((response, path) => {
    if (path === '/ready') return void response.end(String(isStopping()));
    response.write('first\n');
    onStreamsEnding(() => response.end('restarting\n'));
  });
  const stream = await fetch(`${url}/stream`);
  expect(await (await fetch(`${url}/ready`)).text()).toBe('false');
  const stopped = stop(2.1);
  const ready = await fetch(`${url}/ready`);
  expect([await ready.text(), ready.headers.get('connection')]).toEqual(['true', 'close']);
  expect(await stream.text()).toBe('first\nrestarting\n');
  await stopped;
  await expect(fetch(url)).rejects.toThrow();
});

test.each<[string, (response: ServerResponse) => void]>([
  ['never answers', () => undefined],
  ['never ends its answer', (response) => void response.write('first\n')],
])('a request that %s is cut', async (_what, answer) => {
  let reached = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (reached = resolve));
  const { url, stop } = await serve((response) => {
    answer(response);
    reached();
  });
  const asked = fetch(url).then((response) => response.text());
  asked.catch(() => undefined);
  await arrived;
  await stop(0.01);
  await expect(asked).rejects.toThrow();
});

test('a kept connection without a request does not hold the stop', async () => {
  const { url, stop } = await serve((response) => void response.end('x'));
  expect(await (await fetch(url)).text()).toBe('x');
  await stop(600);
  await expect(fetch(url)).rejects.toThrow();
});

test('an answer that fails is a 500 without a body, or cut where it had begun', async () => {
  const { url, stop } = await serve((response, path) => {
    if (path === '/begun') response.write('half');
    throw new Error('secret');
  });
  const failed = await fetch(url);
  expect([failed.status, await failed.text()]).toEqual([500, '']);
  await expect(fetch(`${url}/begun`).then((response) => response.text())).rejects.toThrow();
  await stop(1);
});
