import { describe, expect, it } from 'vitest';
import { recordsOf, type SourceId } from '#/mocks/patients/people.ts';
import { sourceIds } from '#/mocks/patients/model/sources.ts';
import { all, clock, person, textOf } from '#/mocks/patients/testing/amara-brooks-holdings.ts';

describe('planted failures', () => {
  it('H11 influenza vaccine: not given, 02-Nov-2026', () => {
    expect(all('riverside-practice', 'Immunization').filter((one) => one.status === 'not-done')).toMatchObject([
      { occurrenceDateTime: '2026-11-02', vaccineCode: { text: 'Influenza vaccine' }, statusReason: { text: 'Patient declined' } },
    ]);
  });

  it('H12 type 1 diabetes: entered in error at Royal Park on 01-Nov-2026', () => {
    expect(textOf('royal-park', 'Condition', 'Type 1 diabetes mellitus')).toMatchObject([
      { verificationStatus: { coding: [{ code: 'entered-in-error' }] }, recordedDate: '2026-11-01T15:20:00+00:00' },
    ]);
  });

  it('H11 pulmonary embolism: refuted', () => {
    expect(textOf('city-hospitals', 'Condition', 'Pulmonary embolism')).toMatchObject([
      { verificationStatus: { coding: [{ code: 'refuted' }] } },
    ]);
  });

  it('H11 ibuprofen: not to be given', () => {
    expect(all('city-hospitals', 'MedicationRequest').filter((one) => one.doNotPerform)).toMatchObject([
      { medicationCodeableConcept: { text: 'Ibuprofen' }, dosageInstruction: [{ text: 'any dose' }] },
    ]);
  });

  it('H10 one modifier extension, one unknown status, one code without words', () => {
    const everything = sourceIds.flatMap((source) => recordsOf(person, source, clock));
    expect(everything.filter((resource) => 'modifierExtension' in resource).length).toBe(1);
    expect(all('ambulance', 'Observation').filter((one) => one.status.startsWith('telephoned')).length).toBe(1);
    expect(
      all('royal-park', 'Observation')
        .filter((one) => one.code.text === undefined)
        .map((one) => one.code.coding),
    ).toEqual([[{ system: 'http://loinc.org', code: '2532-0' }]]);
  });

  it('H14 partial dates, no dates, and a night with 25 hours', () => {
    expect(
      all('royal-park', 'Procedure')
        .flatMap((one) => one.performedDateTime ?? [])
        .filter((date) => date.length < 10),
    ).toEqual(['2019-03', '2019']);
    expect(all('riverside-practice', 'Procedure')).toMatchObject([{ code: { text: 'Appendicectomy' } }]);
    expect(all('riverside-practice', 'Procedure')[0]).not.toHaveProperty('performedDateTime');
    expect(all('royal-park', 'Observation').filter((one) => one.effectiveDateTime === undefined).length).toBe(1);
    expect(all('city-hospitals', 'Encounter').filter((one) => one.period?.start?.startsWith('2026-10-24'))).toMatchObject([
      { period: { start: '2026-10-24T23:10:00+01:00', end: '2026-10-25T04:20:00+00:00' } },
    ]);
  });

  it('H17 a comparator', () => {
    expect(
      all('city-hospitals', 'Observation')
        .filter((one) => one.valueQuantity?.comparator)
        .map((one) => one.valueQuantity),
    ).toMatchObject([{ comparator: '<', value: 0.27 }]);
  });

  it('H28 a note in Arabic with a face', () => {
    expect(textOf('community', 'Condition', 'Carer support')).toMatchObject([
      { note: [{ text: 'Daughter writes: «أمي تفضّل الحديث بالإنجليزية» 🙂 and asks to be rung after 17:00.' }] },
    ]);
  });

  it('H20 the same with one thing changed: when to take it, a status', () => {
    const statin = all('royal-park', 'MedicationRequest').filter(
      (one) => one.medicationCodeableConcept?.text === 'Atorvastatin 40 mg tablet',
    );
    expect(statin).toMatchObject([{ dosageInstruction: [{ text: '40 mg in the morning' }] }]);
    expect(textOf('royal-park', 'Condition', 'Chronic kidney disease stage 3')).toMatchObject([
      { clinicalStatus: { coding: [{ code: 'inactive' }] } },
    ]);
  });

  it('H19 immunisations that both Riverside and Community hold: same code, same day', () => {
    const key = (source: SourceId) => all(source, 'Immunization').map((one) => `${one.vaccineCode.text} ${one.occurrenceDateTime}`);
    const here = new Set(key('riverside-practice'));
    expect(key('community').length).toBe(12);
    expect(key('community').every((one) => here.has(one))).toBe(true);
  });
});
