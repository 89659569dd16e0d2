import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLines, unreadableLine } from './ndjson.ts';

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

async function linesOf(pieces: readonly Uint8Array[]): Promise<readonly unknown[]> {
  const lines: unknown[] = [];
  for await (const line of readLines(streamOf(pieces))) lines.push(line);
  return lines;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('however the bytes are cut, the values are the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.json()), fc.array(fc.nat(400)), async (values, cuts) => {
      const whole = bytes(values.map((value) => `${value}\n`).join('') + '{"name":"李 梅 é"}\n');
      const places = [0, ...cuts.filter((cut) => cut < whole.length).toSorted((a, b) => a - b), whole.length];
      const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
      expect(await linesOf(pieces)).toEqual([...values.map((value): unknown => JSON.parse(value)), { name: '李 梅 é' }]);
    }),
  );
});

describe('what is no line of JSON stands as unreadable, its neighbours are read', () => {
  test.each<[string, string, readonly unknown[]]>([
    ['in the middle', '{"a":1}\n{"b":\n{"c":3}\n', [{ a: 1 }, unreadableLine, { c: 3 }]],
    ['cut at the end', '{"a":1}\n{"b"', [{ a: 1 }, unreadableLine]],
    ['whole without its newline', '{"a":1}\n{"b":2}', [{ a: 1 }, { b: 2 }]],
    ['blank lines are nothing', '\n\n{"a":1}\n \n', [{ a: 1 }]],
    ['nothing', '', []],
  ])('%s', async (_, text, expected) => expect(await linesOf([bytes(text)])).toEqual(expected));
});

test('a page that stops reading tells the server', async () => {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytes('1\n')),
    cancel: () => void (cancelled = true),
  });
  for await (const line of readLines(body)) if (line === 1) break;
  expect(cancelled).toBe(true);
});
