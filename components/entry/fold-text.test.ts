import { expect, test } from 'vitest';
import { foldText, foldedWords } from './fold-text.ts';

test.each([
  ['Growth of E. coli', 'Growth of E. coli'],
  ['a\nb\nc\nd\ne', 'a\nb\nc\nd\ne'],
  ['x'.repeat(300), 'x'.repeat(300)],
])('B12 a short text stays whole: %j', (text, shown) => expect(foldedWords(text)).toBe(shown));

test.each([
  ['six lines', 'a\nb\nc\nd\ne\nf', 'a\nb\nc\nd\ne…'],
  ['a long line', `${'word '.repeat(100)}end`, `${'word '.repeat(60).trim()}…`],
  ['a line without spaces', 'x'.repeat(20_000), `${'x'.repeat(300)}…`],
  ['letters of two halves', `x${'😀'.repeat(200)}`, `x${'😀'.repeat(149)}…`],
])('B12 %s is folded', (_name, text, shown) => expect(foldedWords(text)).toBe(shown));

test('B12 a folded text says that it goes on', () => expect(foldText('x'.repeat(301)).isFolded).toBe(true));
