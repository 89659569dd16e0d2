import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNhsNumber, isNhsNumber } from './nhs-number.ts';

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

describe('numbers of the demonstration', () => {
  test.each([
    '9991020012',
    '9991020020',
    '9991020039',
    '9991020047',
    '9991020055',
    '9991020063',
    '9991020071',
    '9991020098',
    '9991020101',
    '9991020128',
    '9991020136',
    '9991020144',
  ])('%s', (digits) => {
    expect(isNhsNumber(digits)).toBe(true);
  });

  test('H04 one wrong digit is always found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (position, by) => {
        const digits = [...'9991020012'];
        digits[position] = String((Number(digits[position]) + by) % 10);
        expect(isNhsNumber(digits.join(''))).toBe(false);
      }),
    );
  });
});

test.each([
  ['9991020012', '999 102 0012'],
  ['999-102-0012', '999 102 0012'],
  ['12345', '12345'],
  ['A123456789', 'A123456789'],
])('reads %s out as %s', (text, spoken) => expect(formatNhsNumber(text)).toBe(spoken));
