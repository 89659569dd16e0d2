import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetch as undiciFetch } from 'undici';
import { keepNothingInMemory } from './keep-nothing-in-memory.ts';

const server = createServer((_, response) => response.end('{}'));
const address = (): string => {
  const at = server.address();
  return `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/Observation?patient=9991020012`;
};
const kept = (): readonly string[] => performance.getEntriesByType('resource').map(({ name }) => name);

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

test.each([
  ['the runtime', async (url: string) => void (await (await fetch(url)).text())],
  ['undici', async (url: string) => void (await (await undiciFetch(url)).text())],
])('H22 no address of a request stays in the list of timings: %s', async (_, ask) => {
  await ask(address());
  await expect.poll(kept).toContain(address());
  keepNothingInMemory();
  expect(kept()).toEqual([]);
  await ask(address());
  // Entries that found no room wait for the next turn of the loop.
  await new Promise((resolve) => setImmediate(resolve));
  expect(kept()).toEqual([]);
  performance.setResourceTimingBufferSize(250);
});

test('H22 a small buffer has memory of its own, so that it keeps nobody else’s', () => {
  keepNothingInMemory();
  expect(
    [Buffer.from('9991020012'), Buffer.allocUnsafe(10), Buffer.concat([Buffer.from('99910'), Buffer.from('20012')])].map(
      ({ buffer }) => buffer.byteLength,
    ),
  ).toEqual([10, 10, 10]);
});

// The size of the buffers that zlib compresses into.
test('H22 a new buffer holds nothing that others freed', () => {
  keepNothingInMemory();
  for (let times = 0; times < 200; times += 1) Buffer.alloc(16_384, '9991020012');
  const fresh = Array.from({ length: 200 }, () => [Buffer.allocUnsafe(16_384), Buffer.allocUnsafeSlow(16_384)]).flat();
  expect(fresh.filter((buffer) => buffer.some((byte) => byte !== 0))).toEqual([]);
});
