import { describe, expect, it } from 'vitest';
import { ageAt } from '#/lib/record/dates/age.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { bannerName, bannerWords, genderWord } from './patient-words.ts';

const amara: PatientIdentity = {
  identifiers: [{ system: 'nhs', value: '9991020012' }],
  family: 'Brooks',
  given: ['Amara', 'Jane'],
  title: 'Mrs.',
  birthDate: '1951-03-14',
  gender: 'female',
  restricted: false,
};

describe('age by the NHS Common User Interface', () => {
  it.each<[string, string, string | undefined]>([
    ['2026-11-21T13:34:00Z', '2026-11-21T14:02:00Z', '28min'],
    ['2026-11-21T14:34:00+01:00', '2026-11-21T14:02:00Z', '28min'],
    ['2026-11-20T12:02:00Z', '2026-11-21T14:02:00Z', '26hrs'],
    ['2026-11-18', '2026-11-21', '3d'],
    ['2026-11-21', '2026-11-21', '0d'],
    ['2026-10-25', '2026-11-21', '27d'],
    ['2026-10-24', '2026-11-21', '4w'],
    ['2026-10-15', '2026-11-21', '5w 2d'],
    ['2025-11-22', '2026-11-21', '52w'],
    ['2025-11-21', '2026-11-21', '12m'],
    ['2025-09-18', '2026-11-21', '14m 3d'],
    ['2024-11-21', '2026-11-21', '2y'],
    ['2021-07-10', '2026-11-21', '5y 4m'],
    ['2008-11-22', '2026-11-21', '17y 11m'],
    ['2008-11-21', '2026-11-21', '18y'],
    ['1951-03-14', '2026-11-21T14:02:00+00:00', '75y'],
    ['1951-11-22', '2026-11-21', '74y'],
    ['2024-02-29', '2026-02-28', '2y'],
    ['1951', '2026-11-21', '74–75y'],
    ['1951-03', '2026-11-21', '75y'],
    ['1951-11', '2026-11-21', '74–75y'],
    ['2026', '2026-11-21', 'under 1y'],
    ['2027-01-01', '2026-11-21', undefined],
    ['14/03/1951', '2026-11-21', undefined],
  ])('born %s, on %s', (born, at, age) => {
    expect(ageAt(born, at)).toBe(age);
  });
});

describe('the banner', () => {
  it.each<[Partial<PatientIdentity>, string]>([
    [{}, 'BROOKS, Amara (Mrs)'],
    [{ title: undefined, family: "O'Neill" }, "O'NEILL, Amara"],
    [{ given: [], title: undefined }, 'BROOKS'],
    [{ given: [], family: ' ', title: undefined }, 'Not known'],
  ])('%j', (more, name) => {
    expect(bannerName({ ...amara, ...more })).toBe(name);
  });

  it('says what is not known', () => {
    expect([undefined, 'unknown', 'female'].map((gender) => genderWord(gender as PatientIdentity['gender']))).toEqual([
      'Not known',
      'Not known',
      'Female',
    ]);
  });

  const banner = (identity: PatientIdentity) =>
    bannerWords(
      { identity, identifierLabel: 'NHS No.', identifierText: '999 102 0012', from: 'City Hospitals' },
      '2026-11-21T14:02:00+00:00',
      'en-GB',
    );

  it('has all that identifies', () => {
    expect(banner(amara)).toEqual({
      name: 'BROOKS, Amara (Mrs)',
      nameText: undefined,
      born: '14-Mar-1951 (75y)',
      gender: 'Female',
      identifierLabel: 'NHS No.',
      identifier: '999 102 0012',
    });
  });

  it('of the deceased gives the day and the age at death, and no age now', () => {
    expect(banner({ ...amara, deceased: '2026-01-02T10:00:00Z' })).toMatchObject({
      born: '14-Mar-1951',
      died: '02-Jan-2026',
      ageAtDeath: '74y',
    });
    expect(banner({ ...amara, deceased: true })).toMatchObject({ born: '14-Mar-1951', died: 'date not known' });
  });
});
