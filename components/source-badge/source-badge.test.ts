import { expect, test } from 'vitest';
import { sourceMark } from './source-badge.tsx';

test('64 marks are 64 pairs of hue and outline, of eight each', () => {
  const pairs = Array.from({ length: 64 }, (_, at) => sourceMark({ mark: at + 1 }));
  expect(new Set(pairs.map(({ hue, outline }) => `${hue} ${outline}`)).size).toBe(64);
  expect(new Set(pairs.map(({ hue }) => hue))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
  expect(new Set(pairs.map(({ outline }) => outline))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
});

test.each([
  [1, 1, 1],
  [8, 8, 8],
  [9, 1, 2],
  [16, 8, 1],
  [64, 8, 7],
  [65, 1, 1],
])('mark %i has hue %i and outline %i', (mark, hue, outline) => {
  expect(sourceMark({ mark })).toEqual({ hue, outline });
});

test('an unknown source has the first', () => {
  expect(sourceMark(undefined)).toEqual({ hue: 1, outline: 1 });
});
