import { describe, expect, it } from 'vitest';
import { recordsOf, type SourceId } from '#/mocks/patients/people.ts';
import { sourceIds } from '#/mocks/patients/model/sources.ts';
import { all, clock, loinc, person, textOf } from '#/mocks/patients/testing/amara-brooks-holdings.ts';

const creatinine = (source: SourceId) => all(source, 'Observation').filter((resource) => loinc(resource) === '14682-9');

describe('allergies', () => {
  it('Riverside: penicillin, anaphylaxis, confirmed, began 1998, recorded 12-Nov-2026', () => {
    const [entry] = textOf('riverside-practice', 'AllergyIntolerance', 'Penicillin');
    expect(entry).toMatchObject({
      onsetDateTime: '1998',
      clinicalStatus: { coding: [{ code: 'active' }] },
      verificationStatus: { coding: [{ code: 'confirmed' }] },
      reaction: [{ manifestation: [{ text: 'Anaphylaxis' }], severity: 'severe' }],
    });
    expect(entry).toHaveProperty('recordedDate', '2026-11-12T17:25:00+00:00');
  });

  it('City: penicillin, rash, unconfirmed', () => {
    expect(textOf('city-hospitals', 'AllergyIntolerance', 'Penicillin')).toMatchObject([
      { verificationStatus: { coding: [{ code: 'unconfirmed' }] }, reaction: [{ manifestation: [{ text: 'Rash' }] }] },
    ]);
  });

  it('Royal Park: no known allergies, 2019', () => {
    expect(all('royal-park', 'AllergyIntolerance')).toMatchObject([
      { code: { coding: [{ code: '716186003' }], text: 'No known allergies' }, recordedDate: '2019-06-12T07:40:00+01:00' },
    ]);
  });

  it('four positive entries of three substances: two of penicillin, one of latex, one of plasters', () => {
    expect(
      sourceIds
        .flatMap((source) => all(source, 'AllergyIntolerance'))
        .map((entry) => entry.code?.text)
        .toSorted((one, other) => (one ?? '').localeCompare(other ?? '')),
    ).toEqual(['Adhesive plaster', 'Latex', 'No known allergies', 'Penicillin', 'Penicillin']);
  });
});

describe('ramipril', () => {
  const ramipril = (source: SourceId) =>
    all(source, 'MedicationRequest').filter((request) => request.medicationCodeableConcept?.text?.startsWith('Ramipril'));

  it('Riverside: 5 mg, active, issued monthly, last on 01-Oct-2026', () => {
    const [authorisation, ...issues] = ramipril('riverside-practice');
    expect(authorisation).toMatchObject({ status: 'active', intent: 'plan', medicationCodeableConcept: { text: 'Ramipril 5 mg capsule' } });
    expect(issues.length).toBe(25);
    expect(issues[0]?.authoredOn).toMatch(/^2026-10-01T/);
    expect(new Set(issues.map((issue) => issue.basedOn?.[0]?.reference))).toEqual(new Set([`MedicationRequest/${authorisation?.id}`]));
    expect(new Set(issues.map((issue) => issue.authoredOn?.slice(0, 7))).size).toBe(25);
  });

  it('City: 10 mg, active, 18-Nov-2026, with its letter', () => {
    const [only, ...others] = ramipril('city-hospitals');
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      status: 'active',
      intent: 'order',
      authoredOn: '2026-11-18T16:00:00+00:00',
      medicationCodeableConcept: { text: 'Ramipril 10 mg capsule' },
    });
    expect(only?.supportingInformation?.[0]?.reference).toMatch(/^DocumentReference\//);
  });

  it('shares a moiety, so that the strengths can be compared', () => {
    const moiety = [...ramipril('riverside-practice'), ...ramipril('city-hospitals')].map(
      (request) => request.medicationCodeableConcept?.coding?.[1]?.code,
    );
    expect(new Set(moiety)).toEqual(new Set(['386872004']));
  });

  it('is nowhere else', () => {
    const others = sourceIds.filter((source) => source !== 'city-hospitals' && source !== 'riverside-practice');
    expect(
      others
        .flatMap((source) => recordsOf(person, source, clock))
        .filter((resource) => resource.resourceType === 'MedicationRequest' && JSON.stringify(resource).includes('amipril')),
    ).toEqual([]);
  });
});

describe('results', () => {
  it('creatinine: 142 µmol/L H at City, 20-Nov-2026 06:10, by 45 to 84', () => {
    expect(creatinine('city-hospitals').filter((result) => result.effectiveDateTime === '2026-11-20T06:10:00+00:00')).toMatchObject([
      {
        status: 'final',
        valueQuantity: { value: 142, unit: 'µmol/L', code: 'umol/L' },
        interpretation: [{ coding: [{ code: 'H' }] }],
        referenceRange: [{ low: { value: 45 }, high: { value: 84 } }],
      },
    ]);
  });

  it('H18 creatinine: 12 at City, 6 at Royal Park by 50 to 98 and one without unit, 19 in all, 142 the newest', () => {
    expect(sourceIds.map((source) => creatinine(source).length)).toEqual([12, 0, 0, 0, 0, 7, 0]);
    const ranges = creatinine('royal-park').map(
      (result) => `${result.referenceRange?.[0]?.low?.value}-${result.referenceRange?.[0]?.high?.value}`,
    );
    expect(new Set(ranges)).toEqual(new Set(['50-98']));
    expect(
      creatinine('royal-park')
        .filter((result) => result.valueQuantity?.unit === undefined)
        .map((result) => result.valueQuantity),
    ).toEqual([{ value: 97 }]);
    expect(
      creatinine('city-hospitals')
        .map((result) => result.effectiveDateTime ?? '')
        .toSorted((one, other) => (one ?? '').localeCompare(other ?? ''))
        .at(-1),
    ).toBe('2026-11-20T06:10:00+00:00');
  });

  it('HbA1c 61 H (20 to 41) on 21-Nov-2026 09:12', () => {
    const result = all('city-hospitals', 'Observation')
      .filter((one) => loinc(one) === '59261-8')
      .at(-1);
    expect(result).toMatchObject({
      effectiveDateTime: '2026-11-21T09:12:00+00:00',
      valueQuantity: { value: 61, unit: 'mmol/mol' },
      interpretation: [{ coding: [{ code: 'H' }] }],
      referenceRange: [{ low: { value: 20 }, high: { value: 41 } }],
    });
  });

  it('full blood count of 15 at the same time, haemoglobin 104 L and platelets 128 L and nothing else flagged', () => {
    const report = all('city-hospitals', 'DiagnosticReport').find(
      (one) => one.code.text === 'Full blood count' && one.effectiveDateTime === '2026-11-21T09:12:00+00:00',
    );
    const members = new Set(report?.result?.map((result) => result.reference));
    const results = all('city-hospitals', 'Observation').filter((one) => members.has(`Observation/${one.id}`));
    expect(results.length).toBe(15);
    const flagged = results.filter((one) => one.interpretation?.[0]?.coding?.[0]?.code !== 'N');
    expect(flagged.map((one) => `${one.code.text} ${one.valueQuantity?.value} ${one.interpretation?.[0]?.coding?.[0]?.code}`)).toEqual([
      'Haemoglobin 104 L',
      'Platelet count 128 L',
    ]);
  });

  it('H35 the blood culture is preliminary, then final, under one number', () => {
    const cultures = all('city-hospitals', 'Observation').filter((one) => loinc(one) === '600-7');
    expect(cultures.map((one) => one.status)).toEqual(['preliminary', 'final']);
    expect(new Set(cultures.map((one) => one.identifier?.[0]?.value)).size).toBe(1);
  });
});

describe('letters, imaging, contacts', () => {
  const documents = (source: SourceId) =>
    all(source, 'DocumentReference').filter((one) => one.description === 'Discharge summary: pneumonia');

  it('the discharge summary of 18-Nov-2026 16:40 is one document, received from two', () => {
    const [here] = documents('city-hospitals');
    const [there] = documents('royal-park');
    expect(here?.date).toBe('2026-11-18T16:40:00+00:00');
    expect(here?.content[0]?.attachment.contentType).toBe('application/pdf');
    expect([there?.masterIdentifier, there?.date, there?.content[0]?.attachment.hash]).toEqual([
      here?.masterIdentifier,
      here?.date,
      here?.content[0]?.attachment.hash,
    ]);
    expect(there?.id).not.toBe(here?.id);
    expect(sourceIds.map((source) => documents(source).length)).toEqual([1, 0, 0, 0, 0, 1, 0]);
  });

  it('is the newest letter of all, and nothing later speaks of pneumonia', () => {
    const dates = sourceIds.flatMap((source) => all(source, 'DocumentReference').map((one) => one.date ?? ''));
    expect(
      dates
        .map(Date.parse)
        .toSorted((one, other) => one - other)
        .at(-1),
    ).toBe(Date.parse('2026-11-18T16:40:00+00:00'));
    const later = sourceIds
      .flatMap((source) => recordsOf(person, source, clock))
      .filter((resource) => Date.parse(resource.meta?.lastUpdated ?? '') > Date.parse('2026-11-19T00:00:00Z'));
    expect(later.filter((resource) => /pneumonia/i.test(JSON.stringify(resource)))).toEqual([]);
  });

  it('chest X-ray report of 14-Nov-2026 11:05', () => {
    expect(all('city-hospitals', 'DiagnosticReport').filter((one) => one.effectiveDateTime === '2026-11-14T11:05:00+00:00')).toMatchObject([
      { code: { text: 'Chest X-ray report' }, status: 'final', category: [{ coding: [{ code: 'RAD' }, { code: 'LP29684-5' }] }] },
    ]);
  });

  it('in hospital from 11-Nov to 18-Nov-2026', () => {
    expect(
      all('city-hospitals', 'Encounter').filter((one) => one.class.code === 'IMP' && one.period?.start?.startsWith('2026-11')),
    ).toMatchObject([{ period: { start: '2026-11-11T09:30:00+00:00', end: '2026-11-18T16:40:00+00:00' } }]);
  });

  it('the last contact with Riverside was on 04-Oct-2026; since then only an allergy and a declined vaccine', () => {
    expect(
      all('riverside-practice', 'Encounter')
        .map((one) => one.period?.start ?? '')
        .toSorted((one, other) => (one ?? '').localeCompare(other ?? ''))
        .at(-1),
    ).toBe('2026-10-04T09:20:00+01:00');
    const later = recordsOf(person, 'riverside-practice', clock)
      .slice(1)
      .filter((resource) => Date.parse(resource.meta?.lastUpdated ?? '') > Date.parse('2026-10-05T00:00:00Z'));
    expect(later.map((resource) => resource.resourceType).toSorted((one, other) => (one ?? '').localeCompare(other ?? ''))).toEqual([
      'AllergyIntolerance',
      'Immunization',
    ]);
  });
});
