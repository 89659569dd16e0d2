import { expect, test } from 'vitest';
import { createChannel } from './bounded-queue.ts';

test('gives what was pushed, in order, then ends', async () => {
  const channel = createChannel<number>(2);
  const got: number[] = [];
  const reading = (async () => {
    for await (const value of channel) got.push(value);
  })();
  for (const value of [1, 2, 3, 4, 5]) await channel.push(value);
  channel.end();
  await reading;
  expect(got).toEqual([1, 2, 3, 4, 5]);
});

test('a full channel makes its writer wait for its reader', async () => {
  const channel = createChannel<number>(2);
  let pushed = 0;
  const writing = (async () => {
    for (; pushed < 10; pushed += 1) await channel.push(pushed);
    channel.end();
  })();
  await new Promise((resolve) => setImmediate(resolve));
  expect(pushed).toBeLessThan(3);
  for await (const _ of channel) expect(pushed).toBeLessThan(11);
  await writing;
  expect(pushed).toBe(10);
});

test('a reader that leaves lets its writer go', async () => {
  const channel = createChannel<number>(1);
  const writing = (async () => {
    for (let value = 0; value < 100; value += 1) await channel.push(value);
  })();
  for await (const value of channel) if (value === 1) break;
  await expect(writing).resolves.toBeUndefined();
});

test('what is offered while it is full is dropped', async () => {
  const channel = createChannel<string>(1);
  void channel.push('kept');
  channel.offer('dropped');
  channel.end();
  const got: string[] = [];
  for await (const value of channel) got.push(value);
  expect(got).toEqual(['kept']);
});
