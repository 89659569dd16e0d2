import { expect, test } from 'vitest';
import { asSentence, formatCount, formatCountOf, formatList, formatListUpTo, pickPlural } from './phrase.ts';

test('counts are grouped, and their word follows them', () => {
  expect([0, 1, 1204, 1_234_567].map((count) => formatCount(count))).toEqual(['0', '1', '1,204', '1,234,567']);
  expect([0, 1, 2].map((count) => formatCountOf(count, 'allergy', 'allergies'))).toEqual(['0 allergies', '1 allergy', '2 allergies']);
  expect(pickPlural(1, 'is', 'are', 'en-US')).toBe('is');
});

test.each([
  [[], '', ''],
  [['A'], 'A', 'A'],
  [['A', 'B'], 'A and B', 'A and B'],
  [['A', 'B', 'C'], 'A, B and C', 'A, B, and C'],
] as const)('%j as a list', (words, british, american) => {
  expect(formatList(words)).toBe(british);
  expect(formatList(words, 'en-US')).toBe(american);
});

test('a long list names its first', () => {
  expect(formatListUpTo(['A', 'B', 'C'], 3)).toBe('A, B and C');
  expect(formatListUpTo(['A', 'B', 'C', 'D'], 2)).toBe('A, B and 2 more');
});

test.each([
  ['no answer', 'No answer.'],
  ['Complete.', 'Complete.'],
])('%s → %s', (text, sentence) => {
  expect(asSentence(text)).toBe(sentence);
});
