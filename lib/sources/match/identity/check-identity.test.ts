import { describe, expect, test } from 'vitest';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { ada, nhs } from '#/lib/sources/testing/fake-record.ts';
import type { PatientCandidate } from './candidate.ts';
import { checkIdentity, type IdentityVerdict } from './check-identity.ts';

const systems = [nhs];

function candidate(change: Partial<PatientIdentity>, more: Partial<PatientCandidate> = {}): PatientCandidate {
  const identity = { ...ada, ...change };
  return { id: 'x', identity, names: [{ family: identity.family, given: identity.given }], inactive: false, replaced: false, ...more };
}

/** A Patient without a name: `patientIdentity` says that it is not known. */
const nameless = (change: Partial<PatientIdentity>): PatientCandidate =>
  candidate({ ...change, family: 'Name not known', given: [] }, { names: [] });

const other = { identifiers: [{ system: nhs, value: '9991020020' }] };
const none = { identifiers: [] };

describe('H04: accept, confirm or refuse', () => {
  test.each<[string, IdentityVerdict, PatientCandidate]>([
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
    ['nothing but an id: no name disagrees', 'confirm', nameless({ ...none, birthDate: undefined, gender: undefined })],
    ['a birth date alone', 'confirm', nameless(none)],
    ['no name, another sex', 'refuse', nameless({ ...none, gender: 'male' })],
    ['no name, another birth date', 'refuse', nameless({ ...none, birthDate: '1958-07-02' })],
    ['our number, not traced there', 'confirm', candidate({ identifiers: [{ system: nhs, value: '9991020012', unverified: true }] })],
    ['our number and another of its kind', 'confirm', candidate({ identifiers: [...ada.identifiers, ...other.identifiers] })],
  ])('%s: %s', (_, verdict, one) => expect(checkIdentity(ada, one, systems).verdict).toBe(verdict));

  test.each<[string, IdentityVerdict, readonly string[], readonly string[]]>([
    ['a second given name in common, as twins have', 'confirm', ['John', 'Paul'], ['James', 'Paul']],
    ['an initial in common', 'confirm', ['John', 'A'], ['James', 'A']],
    ['called by the second name', 'accept', ['John', 'Paul'], ['Paul']],
    ['an initial before the name', 'accept', ['John', 'Paul'], ['J', 'Paul', 'John']],
    ['a name of one sign', 'accept', ['梅'], ['梅']],
  ])('H04 %s: %s', (_, verdict, ours, theirs) => {
    expect(checkIdentity({ ...ada, given: ours }, candidate({ given: theirs }), systems).verdict).toBe(verdict);
  });

  test('H04 a twin is not vouched for by a second name and a telephone in common', () => {
    const home = { ...ada, identifiers: [], given: ['Ada', 'May'], telecom: [{ system: 'phone', value: '01632960001' }] };
    const certainly = (given: readonly string[]) => checkIdentity(home, candidate({ ...home, given }), systems, { vouched: true }).verdict;
    expect([certainly(['Ada']), certainly(['May', 'Ada']), certainly(['Rosa', 'May'])]).toEqual(['accept', 'confirm', 'confirm']);
  });

  test('H04 our own number counts only once it was traced', () => {
    const baby = { ...ada, identifiers: [{ system: nhs, value: '9991020012', unverified: true as const }] };
    expect(checkIdentity(baby, candidate({}), systems)).toMatchObject({ verdict: 'confirm', differences: [{ field: 'identifier' }] });
  });

  test.each<[IdentityVerdict, PatientIdentity['deceased'], PatientIdentity['deceased']]>([
    ['confirm', '2026-01-01', undefined],
    ['confirm', '2026-01-01', '2026-01-02'],
    ['accept', '2026-01-01', '2026-01-01T08:00:00Z'],
    ['accept', '2026', '2026-01-01'],
    ['accept', true, '2026-01-01'],
  ])('H04 %s: died %s here and %s there', (verdict, here, there) => {
    expect(checkIdentity({ ...ada, deceased: here }, candidate({ deceased: there }), systems).verdict).toBe(verdict);
  });

  test('the head of a document need not know of a later death, nor how far a number was traced', () => {
    const late: PatientIdentity = { ...ada, deceased: '2026-01-01', identifiers: [{ system: nhs, value: '9991020012', unverified: true }] };
    const verdictOf = (there: PatientCandidate) => checkIdentity(late, there, systems, { head: true }).verdict;
    expect(verdictOf(candidate({}))).toBe('accept');
    expect(verdictOf(candidate({ deceased: '2025-01-01' }))).toBe('confirm');
    expect(verdictOf(candidate(other))).toBe('refuse');
  });

  test('a death that only one side knows of is told', () => {
    const { differences } = checkIdentity({ ...ada, deceased: '2026-01-01' }, candidate({}), systems);
    expect(differences).toEqual([{ field: 'deceased', referenceValue: 'died 2026-01-01', sourceValue: 'no death recorded' }]);
  });

  test('each difference is listed, with what both say', () => {
    const { differences } = checkIdentity(ada, candidate({ family: 'Marsh', birthDate: '1951-03-15', gender: 'unknown' }), systems);
    expect(differences).toEqual([
      { field: 'family', referenceValue: 'Brooks', sourceValue: 'Marsh' },
      { field: 'birthDate', referenceValue: '1951-03-14', sourceValue: '1951-03-15' },
      { field: 'gender', referenceValue: 'female', sourceValue: 'unknown', isSilent: true },
    ]);
  });

  test.each<[string, readonly string[], PatientCandidate]>([
    ['another family name', ['family'], candidate({ family: 'Marsh' })],
    ['another birth date', ['birthDate'], candidate({ birthDate: '1951-03-15' })],
    ['another sex', ['gender'], candidate({ gender: 'male' })],
    ['a death here only', ['deceased'], candidate({ deceased: '2026-01-01' })],
    ['a second number of the kind', ['identifier'], candidate({ identifiers: [...ada.identifiers, ...other.identifiers] })],
    ['the year of birth alone', [], candidate({ birthDate: '1951' })],
    ['no birth date', [], candidate({ birthDate: undefined })],
    ['sex unknown', [], candidate({ gender: 'unknown' })],
    ['no sex', [], candidate({ gender: undefined })],
    ['no number in common', [], candidate(none)],
    ['no name', [], nameless({})],
    ['no given name', [], candidate({ given: [] })],
    ['a number that was not traced', [], candidate({ identifiers: [{ system: nhs, value: '9991020012', unverified: true }] })],
  ])('H04 only what both say can disagree: %s', (_, fields, there) => {
    const { differences } = checkIdentity(ada, there, systems);
    expect(differences.filter(({ isSilent }) => !isSilent).map(({ field }) => field)).toEqual(fields);
  });
});
