import { expect, test } from 'vitest';
import { isNhsNumber } from './nhs-number.ts';

test.each([
  ['9991020012', true],
  ['999 102 0012', true],
  ['999-102-0012', true],
  ['9434765919', true],
  ['9991020013', false],
  ['9434765918', false],
  // The check digit would be 10.
  ['1000000100', false],
  // 11 counts as 0.
  ['0000000000', true],
  ['999102001', false],
  ['99910200123', false],
  ['999102001X', false],
  ['', false],
])('modulus 11: %s is %s', (text, valid) => expect(isNhsNumber(text)).toBe(valid));
