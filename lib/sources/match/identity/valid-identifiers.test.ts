import { expect, test } from 'vitest';
import { ada, nhs } from '#/lib/sources/testing/fake-record.ts';
import { withValidIdentifiers } from './valid-identifiers.ts';

test.each([
  [nhs, '9991020012', true],
  ['H05 as it is spoken, asked by its digits', '999 102 0012', true],
  ['H04 one digit wrong', '9991020013', false],
  ['H04 a digit short', '999102001', false],
  ['of another system, which has no such rule', '9991020013', true],
] as const)('%s %s: %s', (what, value, kept) => {
  const identifier = { system: what.startsWith('of another') ? 'urn:local' : nhs, value };
  const formats = [
    { system: nhs, label: 'NHS No.', format: 'nhs-number' as const },
    { system: 'urn:local', label: 'Hospital No.', format: 'plain' as const },
  ];
  expect(withValidIdentifiers({ ...ada, identifiers: [identifier] }, formats).identifiers).toEqual(
    kept ? [{ ...identifier, value: value.replaceAll(' ', '') }] : [],
  );
});
