import { describe, expect, test } from 'vitest';
import type { PatientIdentity } from '#/lib/record/patient.ts';
import { ada, nhs } from '#/lib/sources/testing/fake-record.ts';
import type { Candidate } from './candidate.ts';
import { checkIdentity, type IdentityVerdict } from './check-identity.ts';

const systems = [nhs];

function candidate(change: Partial<PatientIdentity>, more: Partial<Candidate> = {}): Candidate {
  const identity = { ...ada, ...change };
  return { id: 'x', identity, names: [{ family: identity.family, given: identity.given }], inactive: false, replaced: false, ...more };
}

const other = { identifiers: [{ system: nhs, value: '9991020020' }] };
const none = { identifiers: [] };

describe('H04: accept, confirm or refuse', () => {
  test.each<[string, IdentityVerdict, Candidate]>([
    ['the same person', 'accept', candidate({})],
    ['spaces in the number', 'accept', candidate({ identifiers: [{ system: nhs, value: '999 102 0012' }] })],
    ['case, accents and hyphens', 'accept', candidate({ family: 'BRÓOKS', given: ['ada-may'] })],
    ['a changed family name', 'accept', candidate({ family: 'Marsh' })],
    [
      'a former family name',
      'accept',
      candidate(
        { family: 'Marsh' },
        {
          names: [
            { family: 'Marsh', given: ['Ada'] },
            { family: 'Brooks', given: ['Ada'] },
          ],
        },
      ),
    ],
    ['a second given name', 'accept', candidate({ given: ['May', 'Ada'] })],
    ['gender not told', 'accept', candidate({ gender: 'unknown' })],
    ['same name, another birth date', 'refuse', candidate({ birthDate: '1958-07-02' })],
    ['same name and number, birth date one day off', 'confirm', candidate({ birthDate: '1951-03-15' })],
    ['same name, another birth date, no number', 'refuse', candidate({ ...none, birthDate: '1958-07-02' })],
    ['day and month swapped', 'confirm', candidate({ birthDate: '1951-14-03' })],
    ['only the year of birth', 'confirm', candidate({ birthDate: '1951' })],
    ['no birth date', 'confirm', candidate({ birthDate: undefined })],
    ['a twin with the same number', 'confirm', candidate({ given: ['Rosa'] })],
    ['a twin with another number', 'refuse', candidate({ ...other, given: ['Rosa'] })],
    ['a twin of the other sex', 'refuse', candidate({ given: ['Adam'], gender: 'male' })],
    ['name and birth date, no number', 'confirm', candidate(none)],
    [
      'name and birth date, a number of an unknown system',
      'confirm',
      candidate({ identifiers: [{ system: 'urn:x', value: '9991020012' }] }),
    ],
    ['another number of the same system', 'refuse', candidate(other)],
    ['another name altogether, no number', 'refuse', candidate({ ...none, family: 'Holt', given: ['Sam'] })],
    ['a name in another script, same number and birth date', 'confirm', candidate({ family: '李', given: ['梅'] })],
    ['dead there only', 'confirm', candidate({ deceased: '2026-01-01' })],
    ['a record out of use', 'confirm', candidate({}, { inactive: true })],
    ['a record replaced by another', 'refuse', candidate({}, { inactive: true, replaced: true })],
    ['initials only', 'confirm', candidate({ given: ['A'] })],
  ])('%s: %s', (_, verdict, one) => expect(checkIdentity(ada, one, systems).verdict).toBe(verdict));

  test('death known only here does not stop a match, and is told', () => {
    const check = checkIdentity({ ...ada, deceased: '2026-01-01' }, candidate({}), systems);
    expect(check).toEqual({ verdict: 'accept', differences: [{ field: 'deceased', here: 'died 2026-01-01', there: 'no death recorded' }] });
  });

  test('each difference is listed, with what both say', () => {
    const { differences } = checkIdentity(ada, candidate({ family: 'Marsh', birthDate: '1951-03-15', gender: 'unknown' }), systems);
    expect(differences).toEqual([
      { field: 'family', here: 'Brooks', there: 'Marsh' },
      { field: 'birthDate', here: '1951-03-14', there: '1951-03-15' },
      { field: 'gender', here: 'female', there: 'unknown' },
    ]);
  });
});
