import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inBatches } from './in-batches.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function* at(...times: readonly number[]): AsyncGenerator<number, void, undefined> {
  let now = 0;
  for (const time of times) {
    await new Promise((resolve) => setTimeout(resolve, time - now));
    now = time;
    yield time;
  }
}

async function batchesOf(items: AsyncIterable<number>): Promise<readonly (readonly number[])[]> {
  const batches: (readonly number[])[] = [];
  const reading = (async () => {
    for await (const batch of inBatches(items, 100)) batches.push(batch);
  })();
  const ended = reading.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(2_000);
  await ended;
  return batches;
}

test('the first at once, then what came within each pause', async () => {
  expect(await batchesOf(at(10, 20, 30, 105, 130, 400))).toEqual([[10], [20, 30, 105], [130], [400]]);
});

test('what waits is given out before the end, and before an error', async () => {
  async function* failing(): AsyncGenerator<number, void, undefined> {
    yield 1;
    yield 2;
    yield 3;
    throw new Error('lost');
  }
  expect(await batchesOf(failing())).toEqual([[1], [2, 3]]);
  await expect(
    (async () => {
      for await (const _ of inBatches(failing(), 0)) void _;
    })(),
  ).rejects.toThrow('lost');
});

test('a page that is slow to draw is given more, less often', async () => {
  const batches: (readonly number[])[] = [];
  const reading = (async () => {
    for await (const batch of inBatches(at(10, 20, 120, 300), 100)) {
      batches.push(batch);
      // Stands for a drawing of 200 ms, that begins in a task of its own.
      setTimeout(() => vi.setSystemTime(Date.now() + 200), 0);
    }
  })();
  await vi.advanceTimersByTimeAsync(2_000);
  await reading;
  expect(batches).toEqual([[10], [20, 120, 300]]);
});

test('an urgent item comes at once with what waits before it, however long the page rests from its last drawing', async () => {
  const batches: (readonly number[])[] = [];
  const reading = (async () => {
    for await (const batch of inBatches(at(10, 20, 240, 250, 260), 100, (item) => item === 240)) {
      batches.push(batch);
      // Opening the page takes longest.
      if (batches.length === 1) setTimeout(() => vi.setSystemTime(Date.now() + 400), 0);
    }
  })();
  await vi.advanceTimersByTimeAsync(245);
  expect(batches).toEqual([[10], [20, 240]]);
  await vi.advanceTimersByTimeAsync(2_000);
  await reading;
  expect(batches).toEqual([[10], [20, 240], [250, 260]]);
});
