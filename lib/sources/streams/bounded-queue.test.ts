import { expect, test } from 'vitest';
import { createBoundedQueue } from './bounded-queue.ts';

test('gives what was pushed, in order, then ends', async () => {
  const queue = createBoundedQueue<number>(2);
  const got: number[] = [];
  const reading = (async () => {
    for await (const value of queue) got.push(value);
  })();
  for (const value of [1, 2, 3, 4, 5]) await queue.push(value);
  queue.close();
  await reading;
  expect(got).toEqual([1, 2, 3, 4, 5]);
});

test('a full queue makes its writer wait for its reader', async () => {
  const queue = createBoundedQueue<number>(2);
  let pushed = 0;
  const writing = (async () => {
    for (; pushed < 10; pushed += 1) await queue.push(pushed);
    queue.close();
  })();
  await new Promise((resolve) => setImmediate(resolve));
  expect(pushed).toBeLessThan(3);
  for await (const _ of queue) expect(pushed).toBeLessThan(11);
  await writing;
  expect(pushed).toBe(10);
});

test('a reader that leaves lets its writer go', async () => {
  const queue = createBoundedQueue<number>(1);
  const writing = (async () => {
    for (let value = 0; value < 100; value += 1) await queue.push(value);
  })();
  for await (const value of queue) if (value === 1) break;
  await expect(writing).resolves.toBeUndefined();
});

test('what is offered while it is full is dropped', async () => {
  const queue = createBoundedQueue<string>(1);
  void queue.push('kept');
  queue.offer('dropped');
  queue.close();
  const got: string[] = [];
  for await (const value of queue) got.push(value);
  expect(got).toEqual(['kept']);
});
