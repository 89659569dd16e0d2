import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startsWithNone } from './starts-with-none.ts';

const matches = (words: readonly string[], text: string): boolean => new RegExp(startsWithNone(words), 'u').test(text);

describe('startsWithNone', () => {
  test.each([
    [['#/lib/record'], '#/lib/record/category.ts', false],
    [['#/lib/record'], '#/lib/record', false],
    [['#/lib/record'], '#/lib/records/x.ts', true],
    [['#/lib/record'], '#/lib/rec', true],
    [['#/lib/record'], '', true],
    [['#/lib/record', '#/lib/fhir'], '#/lib/fhir/describe.ts', false],
    [['#/lib/record', '#/lib/fhir'], '#/lib/policy/decide.ts', true],
    [['react', 'react-dom'], 'react-dom/server', false],
    [['react', 'react-dom'], 'react-aria-components', true],
    [['next/link'], 'next/headers', true],
    [['node:*'], 'node:fs', false],
    [['@visx/*'], '@visx/scale', false],
    [[], 'anything', true],
  ])('%j: %s → %s', (words, text, expected) => {
    expect(matches(words, text)).toBe(expected);
  });

  test('agrees with the plain definition for any words and text', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '#', '.', '-'), maxLength: 6 });
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '/', '#', '.', '-'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), letters, (words, text) => {
        const allowed = words.some((one) => text === one || text.startsWith(`${one}/`));
        expect(matches(words, text)).toBe(!allowed);
      }),
    );
  });
});
