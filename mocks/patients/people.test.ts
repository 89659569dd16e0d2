import type { Patient } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { masterIndexPatients, optOuts, people, recordsOf, type SourceId } from './people.ts';
import { sourceIds } from './model/sources.ts';

const clock = new Date('2026-11-21T14:02:00+00:00');
const person = (end: string) => {
  const found = people.find((one) => one.nhsNumber === `999102${end}`);
  if (!found) throw new Error(end);
  return found;
};
const at = (end: string, source: SourceId | 'master-index'): Patient => {
  const patient = person(end).patient(source);
  if (!patient) throw new Error(`${end} is not known at ${source}`);
  return patient;
};

/** NHS number: weights 10 to 2, check digit 11 − remainder, 11 is 0 and 10 is never given. */
function passesModulus11(number: string): boolean {
  const sum = [...number.slice(0, 9)].reduce((all, digit, index) => all + Number(digit) * (10 - index), 0);
  return (11 - (sum % 11)) % 11 === Number(number[9]);
}

describe('the people of the demo', () => {
  it('are these twelve', () => {
    expect(people.map((one) => `${one.nhsNumber} ${one.key}`)).toEqual([
      '9991020012 amara-brooks',
      '9991020020 rosa-quaye',
      '9991020039 lily-quaye',
      '9991020047 tom-eller',
      '9991020055 li-mei',
      '9991020063 george-hay',
      '9991020071 baby-okoro',
      '9991020098 ivor-pugh',
      '9991020101 nia-rees',
      '9991020128 sam-holt',
      '9991020136 jean-marsh',
      '9991020144 dev-anand',
    ]);
  });

  it.each(people.map((one) => one.nhsNumber))('%s passes modulus 11', (number) => {
    expect(passesModulus11(number)).toBe(true);
  });

  it('have an id of their own at every source', () => {
    for (const one of people) {
      const ids = [...sourceIds, 'master-index' as const].flatMap((source) => one.patient(source)?.id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('Amara Brooks', () => {
    expect(at('0012', 'city-hospitals')).toMatchObject({
      birthDate: '1951-03-14',
      gender: 'female',
      name: [{ family: 'Brooks', given: ['Amara'], prefix: ['Mrs'] }, { use: 'maiden' }],
    });
  });

  it('H04 twins: same family, birth date and address, other given names', () => {
    const [rosa, lily] = [at('0020', 'city-hospitals'), at('0039', 'city-hospitals')];
    expect([rosa.name?.[0]?.family, rosa.birthDate, rosa.address]).toEqual([lily.name?.[0]?.family, lily.birthDate, lily.address]);
    expect([rosa.name?.[0]?.given, lily.name?.[0]?.given]).toEqual([['Rosa'], ['Lily']]);
  });

  it('H04 Jean Marsh has another birth date at Royal Park', () => {
    expect([at('0136', 'master-index').birthDate, at('0136', 'riverside-practice').birthDate, at('0136', 'royal-park').birthDate]).toEqual([
      '1958-07-05',
      '1958-07-05',
      '1958-05-07',
    ]);
  });

  it('Li Mei is written in her own script', () => {
    expect(at('0055', 'master-index').name?.[0]).toMatchObject({ use: 'official', text: '李 梅', family: '李', given: ['梅'] });
  });

  it('George Hay has died, and Royal Park does not know', () => {
    expect(at('0063', 'master-index').deceasedDateTime).toBe('2026-09-03T04:20:00+01:00');
    expect(at('0063', 'royal-park').deceasedDateTime).toBeUndefined();
  });

  it('Baby Okoro is three days old and has no practice', () => {
    expect(at('0071', 'city-hospitals').birthDate).toBe('2026-11-18');
    expect(at('0071', 'city-hospitals').generalPractitioner).toBeUndefined();
    expect(person('0071').patient('riverside-practice')).toBeUndefined();
  });

  it('H24 Nia Rees is restricted in the index, without address, phone or practice; Royal Park leaks them', () => {
    const index = at('0101', 'master-index');
    expect(index.meta?.security?.[0]).toMatchObject({ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' });
    expect([index.address, index.telecom, index.generalPractitioner]).toEqual([undefined, undefined, undefined]);
    expect(at('0101', 'royal-park').address?.[0]?.postalCode).toBe('TH9 1ZZ');
    expect(at('0101', 'royal-park').meta?.security).toBeUndefined();
  });

  it('H24 one problem of Nia Rees is labelled restricted, for domestic abuse', () => {
    const labelled = recordsOf(person('0101'), 'riverside-practice', clock).filter((resource) => resource.meta?.security);
    expect(labelled.slice(1)).toMatchObject([{ resourceType: 'Condition', meta: { security: [{ code: 'R' }, { code: 'SDV' }] } }]);
  });

  it('H05 only the practice knows of an allergy of Tom Eller', () => {
    const allergies = (source: SourceId) =>
      recordsOf(person('0047'), source, clock).filter((resource) => resource.resourceType === 'AllergyIntolerance').length;
    expect(sourceIds.map(allergies)).toEqual([0, 1, 0, 0, 0, 0, 0]);
  });

  it('H13 Dev Anand has no statement on allergies anywhere', () => {
    const allergies = sourceIds
      .flatMap((source) => recordsOf(person('0144'), source, clock))
      .filter((resource) => resource.resourceType === 'AllergyIntolerance');
    expect(allergies).toEqual([]);
  });
});

describe('long first screens', () => {
  const held = (ending: string) => sourceIds.flatMap((source) => recordsOf(person(ending), source, clock));

  it('H21 Ivor Pugh has sixty current medicines, one with a very long name (H28)', () => {
    const names = held('0098').flatMap((resource) =>
      resource.resourceType === 'MedicationRequest' && resource.status === 'active' && resource.basedOn === undefined
        ? [resource.medicationCodeableConcept?.text ?? '']
        : [],
    );
    expect(new Set(names).size).toBe(60);
    expect(Math.max(...names.map(({ length }) => length))).toBeGreaterThan(100);
  });

  it('H37 Dev Anand has nine alerts at four sources', () => {
    const flags = held('0144').flatMap((resource) => (resource.resourceType === 'Flag' ? [resource] : []));
    expect(flags.map(({ status }) => status)).toEqual(Array(9).fill('active'));
    expect(new Set(flags.map(({ author }) => author?.display)).size).toBe(4);
  });
});

describe('the registries', () => {
  it('the index has everybody, demographics only', () => {
    expect(masterIndexPatients().map((patient) => patient.resourceType)).toEqual(people.map(() => 'Patient'));
  });

  it('Tom Eller is opted out at the practice', () => {
    const [consent, ...others] = optOuts();
    expect(others).toEqual([]);
    expect(consent).toMatchObject({
      status: 'active',
      patient: { reference: `Patient/${at('0047', 'master-index').id}`, identifier: { value: '9991020047' } },
      policy: [{ uri: 'https://profiles.ihe.net/ITI/PCF/Policy-deny' }],
      provision: { type: 'deny', actor: [{ reference: { reference: 'Organization/riverside-practice', identifier: { value: 'Z9RS1' } } }] },
    });
  });
});
