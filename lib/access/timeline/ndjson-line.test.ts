import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ndjsonLine } from './ndjson-line.ts';

const textOf = (message: unknown): string => new TextDecoder('utf-8', { fatal: true }).decode(ndjsonLine(message));

test.each([
  [{ type: 'entries', source: 'city', attempt: 1, entries: [{ id: 'a', title: '20–41 µg' }, { id: 'b' }] }],
  [{ type: 'entries', entries: [] }],
  [{ type: 'end', entries: 7 }],
  [{ produced: 1 }],
  [1],
])('%j is one line of JSON, and the same when read', (message) => {
  expect(textOf(message).indexOf('\n')).toBe(textOf(message).length - 1);
  expect(JSON.parse(textOf(message))).toEqual(message);
});

test('H28 whatever characters an entry holds, halves of pairs too, are read as JSON.stringify writes them', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('\uD800', '–', '\n'));
  const entry = fc.dictionary(text, text, { maxKeys: 4 });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
      expect(JSON.parse(textOf({ type: 'entries', entries }))).toEqual(JSON.parse(JSON.stringify({ type: 'entries', entries })));
    }),
  );
});
