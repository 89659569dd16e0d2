import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bracketsNestDeeperThan, nestsDeeperThan } from './check-nesting.ts';

const deeper = (text: string, most: number): boolean => bracketsNestDeeperThan(new TextEncoder().encode(text), most);
const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

test.each([
  ['lists', lists],
  ['objects', objects],
])('%s: 100 levels are not deeper than 100, 101 are, and so are a million', (_, nested) => {
  expect(deeper(nested(100), 100)).toBe(false);
  expect(deeper(nested(101), 100)).toBe(true);
  expect(deeper(nested(1_000_000), 100)).toBe(true);
});

test.each([
  ['brackets in a text are none', String.raw`{"b":"[[[[","c":[1,[2]]}`, 3, false],
  ['nor behind a quote that is escaped', String.raw`{"b":"\"[[[["}`, 1, false],
  ['but behind a backslash that is escaped they are', String.raw`{"b":"\\","c":[[]]}`, 2, true],
  ['a text that never ends', '{"b":"[[[', 1, false],
  ['wherever it is', `[null,1,[2,{"d":${lists(97)}}]]`, 99, true],
])('%s', (_, text, most, expected) => expect(deeper(text, most)).toBe(expected));

test.each([
  ['lists', lists],
  ['objects', objects],
])('%s that were read are asked the same', (_, nested) => {
  expect(nestsDeeperThan(JSON.parse(nested(100)), 100)).toBe(false);
  expect(nestsDeeperThan(JSON.parse(nested(101)), 100)).toBe(true);
  expect(nestsDeeperThan(JSON.parse(nested(1_000_000)), 100)).toBe(true);
});

test('both say what JSON.parse built', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(8), (value, most) => {
      expect([deeper(JSON.stringify(value), most), nestsDeeperThan(value, most)]).toEqual([depthOf(value) > most, depthOf(value) > most]);
    }),
  );
});
