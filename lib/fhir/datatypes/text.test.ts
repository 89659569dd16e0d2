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

test('a very long text is cut, and says by how much', () => {
  expect(textOf('x'.repeat(20_007))).toBe(`${'x'.repeat(20_000)}… (7 more characters)`);
});

test('on one line', () => {
  expect(lineOf('a\n  b\tc')).toBe('a b c');
});

test.each([
  [true, 'Yes'],
  [false, 'No'],
  [0, '0'],
  [Number.NaN, undefined],
  [{}, undefined],
])('%j in words is %j', (value, text) => {
  expect(primitiveText(value)).toBe(text);
});
