import { expect, test } from 'vitest';
import { mergeProducers, type MergedProducers } from './merge-producers.ts';

async function read<Value>(merged: MergedProducers<Value>): Promise<readonly Value[]> {
  const values: Value[] = [];
  for await (const value of merged.values()) values.push(value);
  return values;
}

test('merges the values of all producers, of one that is added while another runs too', async () => {
  const merged = mergeProducers<string>(2, () => undefined);
  merged.add(async (queue) => {
    await queue.push('network');
    merged.add((joined) => joined.push('member'));
  });
  merged.add((queue) => queue.push('source'));
  expect((await read(merged)).toSorted()).toEqual(['member', 'network', 'source']);
});

test('a producer that rejects ends the stream with its error, after what it had pushed', async () => {
  const merged = mergeProducers<number>(2, () => undefined);
  merged.add(async (queue) => {
    await queue.push(1);
    throw new Error('broken');
  });
  const values = merged.values();
  await expect(values.next()).resolves.toEqual({ done: false, value: 1 });
  await expect(values.next()).rejects.toThrow('broken');
});

test('a reader that leaves stops the producers, and is told once all have ended', async () => {
  const stop = new AbortController();
  let ended = 0;
  const merged = mergeProducers<number>(1, () => stop.abort());
  const produce = async (push: (value: number) => Promise<void>): Promise<void> => {
    for (let value = 0; !stop.signal.aborted; value += 1) await push(value);
    ended += 1;
  };
  merged.add((queue) => produce(queue.push));
  merged.add((queue) => produce(queue.push));
  for await (const value of merged.values()) if (value === 3) break;
  expect(ended).toBe(2);
});
