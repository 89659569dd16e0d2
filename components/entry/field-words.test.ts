import { expect, it } from 'vitest';
import { differenceText } from './field-words.ts';

it.each([
  ['birthDate', '1958-07-05', 'en-GB', '05-Jul-1958'],
  ['birthDate', '1958-07-05', 'en-US', 'Jul 5, 1958'],
  ['birthDate', 'not given', 'en-GB', 'not given'],
  ['family', 'Marsh', 'en-GB', 'Marsh'],
] as const)('H15 %s %s in %s: %s', (field, text, locale, shown) => {
  expect(differenceText(field, text, locale)).toBe(shown);
});
