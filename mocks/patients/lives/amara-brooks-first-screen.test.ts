import type { Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { SourceId } from '#/mocks/patients/people.ts';
import { facilities } from '#/mocks/patients/model/sources.ts';
import { all, person } from '#/mocks/patients/testing/amara-brooks-holdings.ts';

const news2 = '1104051000000101';
const at = (code: string): readonly Observation[] =>
  all('city-hospitals', 'Observation').filter((observation) => observation.code.coding?.some((coding) => coding.code === code));

const november = (day: number): string => `2026-11-${day}`;
const highestOn = (day: number): number | undefined => {
  const scores = at(news2).filter(({ effectiveDateTime }) => effectiveDateTime?.startsWith(november(day)));
  return scores.length === 0 ? undefined : Math.max(...scores.map(({ valueQuantity }) => valueQuantity?.value ?? Number.NaN));
};

describe('observations of the stay and of the emergency', () => {
  it('highest NEWS2 of each day from 11 to 21-Nov-2026', () => {
    const days = Array.from({ length: 11 }, (_, index) => highestOn(11 + index));
    expect(days).toEqual([9, 8, 7, 5, 4, 2, 1, 0, undefined, 2, 4]);
  });

  it("today's newest is 1 at 12:05, and the highest 4 at 04:05", () => {
    const today = at(news2).filter(({ effectiveDateTime }) => effectiveDateTime?.startsWith(november(21)));
    const times = today.map(({ effectiveDateTime, valueQuantity }) => `${effectiveDateTime?.slice(11, 16)} ${valueQuantity?.value}`);
    expect(times).toEqual(['00:05 0', '04:05 4', '08:05 1', '12:05 1']);
  });

  it('the newest set has every part, on air and alert, and no part of its score is worth 3', () => {
    const newest = all('city-hospitals', 'Observation').filter(
      ({ effectiveDateTime }) => effectiveDateTime === '2026-11-21T12:05:00+00:00',
    );
    const values = newest.map(({ code, valueQuantity, component, valueCodeableConcept }) => [
      code.text,
      valueQuantity?.value ?? valueCodeableConcept?.text ?? component?.map((part) => part.valueQuantity?.value).join('/'),
    ]);
    expect(Object.fromEntries(values)).toEqual({
      'Blood pressure': '115/65',
      Pulse: 94,
      Temperature: 36.8,
      'Oxygen saturation': 97,
      'Respiratory rate': 18,
      'NEWS2 total score': 1,
      'Breathing room air': undefined,
      ACVPU: 'Alert',
    });
    const score = newest.find(({ code }) => code.text === 'NEWS2 total score');
    expect(score?.component?.map(({ valueQuantity }) => valueQuantity?.value)).toEqual([0, 0, 0, 0, 1, 0, 0]);
  });

  it('weight 74.8 kg at Riverside, 02-Sep-2026', () => {
    const weights = all('riverside-practice', 'Observation').filter(({ code }) => code.text === 'Weight');
    expect(weights.at(-1)).toMatchObject({ effectiveDateTime: '2026-09-02T08:46:00+01:00', valueQuantity: { value: 74.8, unit: 'kg' } });
  });
});

describe('results to look at', () => {
  const newestTwo = (text: string) => {
    const measured = all('city-hospitals', 'Observation')
      .filter(({ code, status }) => code.text === text && status === 'final')
      .toSorted((left, right) => (left.effectiveDateTime ?? '').localeCompare(right.effectiveDateTime ?? ''));
    return measured.slice(-2).map(({ valueQuantity }) => valueQuantity?.value);
  };

  it.each([
    ['Creatinine', 102, 142],
    ['Potassium', 4.4, 5.6],
    ['Platelet count', 171, 128],
    ['Haemoglobin', 106, 104],
    ['HbA1c', 60, 61],
    ['eGFR (CKD-EPI)', 45, 46],
    ['C-reactive protein', 66, 41],
  ])('%s was %d and is %d', (text, before, newest) => {
    expect(newestTwo(text)).toEqual([before, newest]);
  });
});

describe('decisions, alerts and people to ring', () => {
  const flags = (source: SourceId) => all(source, 'Flag').map(({ status, code }) => `${status}: ${code.text}`);

  it('the decision was made in a stay that has ended', () => {
    const [decision] = all('city-hospitals', 'ServiceRequest').filter(({ code }) => code?.text === 'Do not attempt CPR');
    expect(decision).toMatchObject({
      status: 'active',
      authoredOn: '2026-11-12T15:20:00+00:00',
      code: { coding: [{ code: '450476008' }] },
    });
    const stay = all('city-hospitals', 'Encounter').find(({ id }) => decision?.encounter?.reference === `Encounter/${id}`);
    expect(stay?.period?.end).toBe('2026-11-18T16:40:00+00:00');
  });

  it('alerts: falls risk, lives alone, and an adjustment; none names a way into the home (H24)', () => {
    expect(flags('city-hospitals')).toEqual(['active: Falls risk']);
    expect(flags('social-care')).toEqual(['active: Lives alone', 'active: Hard of hearing, face her']);
  });

  it('next of kin with a number, and a neighbour without one, in the hospital’s Patient', () => {
    expect(person.patient('city-hospitals')?.contact).toMatchObject([
      { name: { text: 'Ruth Brooks' }, relationship: [{ coding: [{ code: 'N' }] }, {}], telecom: [{ value: '07700 900118' }] },
      { name: { text: 'Iris Cole' } },
    ]);
    expect(person.patient('city-hospitals')?.contact?.[1]).not.toHaveProperty('telecom');
    expect(all('social-care', 'RelatedPerson')).toMatchObject([{ name: [{ text: 'Ruth Brooks' }], telecom: [{ value: '07700 900118' }] }]);
  });

  it.each([
    ['social-care', 'Key worker', 'Ms Nora Obrien', '01632 960140'],
    ['community', 'Nurse', 'Ms Grace Reid', '01632 960150'],
  ] as const)('%s: %s %s, %s', (source, role, name, phone) => {
    expect(all(source, 'CareTeam')).toMatchObject([
      { status: 'active', participant: [{ role: [{ text: role }], member: { display: name } }, {}], telecom: [{ value: phone }] },
    ]);
  });

  it('the practice has its number', () => {
    expect(facilities['riverside-practice']).toMatchObject({ name: 'Riverside Surgery', phone: '01632 960100' });
  });
});
