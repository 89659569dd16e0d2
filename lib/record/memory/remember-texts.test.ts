import { expect, test } from 'vitest';
import { alsoForget, forgetTexts, rememberTexts } from './remember-texts.ts';

test('H22 a memory gives back what it was given, until texts are forgotten', () => {
  const units = rememberTexts<string | undefined>(10);
  const names = rememberTexts<number>(10);
  units.set('mmol/L', 'mmol/L');
  units.set('per made-up', undefined);
  names.set('Penicillin', 1);
  expect([units.get('mmol/L'), units.has('per made-up'), units.has('mg'), names.get('Penicillin')]).toEqual(['mmol/L', true, false, 1]);
  forgetTexts();
  expect([units.has('mmol/L'), units.has('per made-up'), names.get('Penicillin')]).toEqual([false, false, undefined]);
});

test('H22 a memory begins anew when it is full', () => {
  const names = rememberTexts<number>(2);
  for (const [at, name] of ['a', 'b', 'c'].entries()) names.set(name, at);
  expect([names.has('a'), names.has('b'), names.get('c')]).toEqual([false, false, 2]);
});

test('H22 memories of another form are emptied too', () => {
  const shapes = new Map([['Patient', 1]]);
  alsoForget(() => shapes.clear());
  forgetTexts();
  expect(shapes.size).toBe(0);
});

test('H22 the last text that a pattern matched goes too', () => {
  /Brooks/.exec('Amara Brooks, born 14-Mar-1951');
  expect(lastMatch()).toBe('Brooks');
  forgetTexts();
  expect(lastMatch()).toBe('');
});

const lastMatch = (): unknown => Reflect.get(RegExp, 'lastMatch');
