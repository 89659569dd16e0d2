import { describe, expect, test } from 'vitest';
import { enteredIdentifier, type IdentifierKind } from './entered-identifier.ts';

const nhs: IdentifierKind = { system: 's', label: 'NHS No.', format: 'nhs-number' };

describe('enteredIdentifier', () => {
  test.each([
    '9991020012',
    '999 102 0012',
    '999-102-0012',
    ' 999 1020012 ',
    '999.102.0012',
    '999\u00A0102\u00A00012',
    '\u202A9991020012\u202C',
    '999\u2013102\u20130012',
  ])('%j is 999 102 0012', (text) => {
    expect(enteredIdentifier(text, nhs)).toEqual({ ok: true, value: '9991020012' });
  });

  test.each([
    ['', 'Enter the NHS No.'],
    ['   ', 'Enter the NHS No.'],
    ['999 102 001', 'An NHS number has 10 digits; this has 9.'],
    ['999 102 00123', 'An NHS number has 10 digits; this has 11.'],
    ['999 102 00l2', 'An NHS number is made of digits only.'],
    ['999 102 0021', 'This is not an NHS number: its check digit does not fit. Check each digit.'],
  ])('%j: %s', (text, why) => {
    expect(enteredIdentifier(text, nhs)).toEqual({ ok: false, why });
  });

  test('another identifier is taken as it is', () => {
    expect(enteredIdentifier(' 12-34 ', { ...nhs, format: 'plain' })).toEqual({ ok: true, value: '12-34' });
  });
});
