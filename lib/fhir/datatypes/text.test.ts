import { expect, test } from 'vitest';
import { lineOf, primitiveText, textOf } from './text.ts';

test.each([
  ['  Asthma ', 'Asthma'],
  ['a\r\nb\rc', 'a\nb\nc'],
  ['Ramipril\u0000 5 mg', 'Ramipril 5 mg'],
  ['\uFEFFHb', 'Hb'],
  ['not given\u202Enevig', 'not givennevig'],
  ['李 梅', '李 梅'],
  ['', undefined],
  [' \n\t', undefined],
  ['\u200B\u0000', '\u200B'],
  [7, undefined],
  [null, undefined],
  [{ toString: 1 }, undefined],
])('H28 the text of %j is %j', (value, text) => {
  expect(textOf(value)).toBe(text);
});

test.each([
  ['  Na    140\n  K     4.1\n', '  Na    140\n  K     4.1'],
  ['\n\n   RESULT\n      growth', '\n\n   RESULT\n      growth'],
  ['Plan:\n\n  home\n\n', 'Plan:\n\n  home'],
  [' \n one line \n', 'one line'],
  ['Stop:<ul><li>aspirin</li><li>iron</li></ul>', 'Stop:\n• aspirin\n• iron'],
  ['Hb <100 &amp; falling', 'Hb <100 & falling'],
  ['Hb <100 & falling', 'Hb <100 & falling'],
])('B12 the text of %j keeps its shape', (value, text) => expect(textOf(value)).toBe(text));

test('B12 a long text is kept to its end', () => {
  const text = `${'word '.repeat(40_000)}last word`;
  expect(textOf(text)).toBe(text);
});

test('a text beyond all measure is cut, and says by how much', () => {
  expect(textOf('x'.repeat(500_007))).toBe(`${'x'.repeat(500_000)}… (7 more characters)`);
});

test('on one line', () => {
  expect(lineOf('a\n  b\tc')).toBe('a b c');
  expect(lineOf('  a\n  b')).toBe('a b');
  expect(lineOf('Ear &amp; nose<br/>left')).toBe('Ear & nose left');
});

test.each([
  [true, 'Yes'],
  [false, 'No'],
  [0, '0'],
  [Number.NaN, undefined],
  ['one  line', 'one line'],
  ['of two\n  lines', 'of two\n  lines'],
  [{}, undefined],
])('%j in words is %j', (value, text) => {
  expect(primitiveText(value)).toBe(text);
});
