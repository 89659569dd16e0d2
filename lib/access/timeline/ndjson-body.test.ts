import { expect, test } from 'vitest';
import { ndjsonBody } from './ndjson-body.ts';

test('a line each, and no more produced than is read', async () => {
  let produced = 0;
  async function* many() {
    while (produced < 100) {
      produced += 1;
      yield { produced };
    }
  }
  const reader = ndjsonBody(many(), () => undefined).getReader();
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toBe('{"produced":1}\n');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(produced).toBeLessThan(4);
});

test('a reader that leaves ends what produces', async () => {
  const told: string[] = [];
  async function* endless() {
    try {
      while (true) yield 1;
    } finally {
      told.push('ended');
    }
  }
  const reader = ndjsonBody(endless(), () => told.push('aborted')).getReader();
  await reader.read();
  await reader.cancel();
  expect(told).toEqual(['aborted', 'ended']);
});
