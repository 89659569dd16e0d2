import { describe, expect, test } from 'vitest';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { SearchCriteria } from './ask-finder.ts';
import { compareIdentity } from './compare-identity.ts';
import type { IdentifierKind } from './entered-identifier.ts';

const identifier: IdentifierKind = { system: 'nhs', label: 'NHS No.', format: 'nhs-number' };
const rosa: PatientIdentity = {
  identifiers: [{ system: 'nhs', value: '9991020020' }],
  family: 'Quaye',
  given: ['Rosa'],
  birthDate: '2015-06-11',
  gender: 'female',
  restricted: false,
  address: ['3 Mill Lane'],
};

function rows(identity: PatientIdentity, criteria: SearchCriteria) {
  const banner = { identity, identifierLabel: 'NHS No.', identifierText: '999 102 0020', from: 'Index' };
  return new Map(
    compareIdentity(banner, criteria, { identifier, at: '2026-11-21T14:02:00Z', locale: 'en-GB' }).map((row) => [row.label, row]),
  );
}

const byName = (changes: Partial<Extract<SearchCriteria, { by: 'name' }>> = {}): SearchCriteria => ({
  by: 'name',
  family: 'Quaye',
  given: 'Rosa',
  birthDate: '2015-06-11',
  ...changes,
});
const differing = (found: ReturnType<typeof rows>) => [...found.values()].filter(({ differs }) => differs).map(({ label }) => label);

describe('compareIdentity', () => {
  test.each<[string, SearchCriteria, readonly string[]]>([
    ['all as asked', byName(), []],
    ['case and accents are not a difference', byName({ family: 'QUAYE', given: 'Rósa' }), []],
    ['the other twin', byName({ given: 'Lily' }), ['Name']],
    ['another birth date', byName({ birthDate: '2015-11-06' }), ['Born']],
    ['the right number', { by: 'identifier', system: 'nhs', value: '9991020020' }, []],
    ['the index answers with another number', { by: 'identifier', system: 'nhs', value: '9991020039' }, ['NHS No.']],
    ['the same digits of another system', { by: 'identifier', system: 'local', value: '9991020020' }, ['NHS No.']],
  ])('H04 %s', (_, criteria, expected) => {
    expect(differing(rows(rosa, criteria))).toEqual(expected);
  });

  test('a restricted address is not shown, and not said to be missing', () => {
    const { address: _, ...hidden } = rosa;
    expect(rows({ ...hidden, restricted: true }, byName()).get('Address')?.held).toEqual(['Restricted: not shown']);
    expect(rows({ ...rosa, restricted: true }, byName()).get('Address')?.held).toEqual(['Restricted: not shown']);
    expect(rows(hidden, byName()).get('Address')?.held).toEqual(['Not given']);
  });

  test('the dead are marked', () => {
    expect(rows({ ...rosa, deceased: '2026-09-03' }, byName()).get('Died')).toMatchObject({ strong: true });
    expect(rows({ ...rosa, deceased: true }, byName()).get('Died')).toMatchObject({ strong: true });
    expect(rows(rosa, byName()).has('Died')).toBe(false);
  });
});
