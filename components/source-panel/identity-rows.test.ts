import { expect, test } from 'vitest';
import type { IdentityDifference, PatientBanner } from '#/lib/record/model/patient.ts';
import { identityRows } from './identity-rows.ts';

const at = '2026-11-21T14:02:00Z';
const jean: PatientBanner = {
  identity: {
    identifiers: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020136' }],
    family: 'Marsh',
    given: ['Jean', 'Mary'],
    birthDate: '1958-07-05',
    gender: 'female',
    restricted: false,
  },
  identifierLabel: 'NHS No.',
  identifierText: '999 102 0136',
  from: 'Master patient index',
};
const rowsOf = (differences: readonly IdentityDifference[], banner = jean) =>
  identityRows(banner, differences, at, 'en-GB').map(({ label, referenceText, sourceText, verdict }) => [
    label,
    referenceText,
    sourceText,
    verdict,
  ]);

test('H04 what agrees stands beside what differs, each in its place', () => {
  expect(rowsOf([{ field: 'birthDate', referenceValue: '1958-07-05', sourceValue: '1958-05-07' }])).toEqual([
    ['Last name', 'MARSH', 'the same', 'agrees'],
    ['First name', 'Jean Mary', 'agrees', 'agrees'],
    ['Born', '05-Jul-1958', '07-May-1958', 'differs'],
    ['Gender', 'Female', 'the same', 'agrees'],
    ['NHS No.', '999 102 0136', 'the same', 'agrees'],
  ]);
});

test('H04 a number that is not in common is never called the same, and what this record does not know is not compared', () => {
  const { gender: _, ...identity } = jean.identity;
  const silent = { field: 'identifier', referenceValue: 'a number', sourceValue: 'no number in common', isSilent: true } as const;
  const rows = rowsOf([silent], { ...jean, identity });
  expect(rows.slice(3)).toEqual([
    ['Gender', 'not known', 'not compared', 'not-compared'],
    ['NHS No.', '999 102 0136', 'no number in common', 'not-compared'],
  ]);
});

test('H04 a death that only the source knows of stands below', () => {
  expect(rowsOf([{ field: 'deceased', referenceValue: 'no death recorded', sourceValue: 'died 2026-01-02' }]).at(-1)).toEqual([
    'Died',
    'no death recorded',
    expect.stringContaining('2026'),
    'differs',
  ]);
});
