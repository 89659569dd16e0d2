import { describe, expect, test } from 'vitest';
import { coded, factOf, gpc, list, readAll, subject } from './testing/read-all.ts';

const medicines = '933361000000108';
const medication = (id: string, code: object) => ({ resourceType: 'Medication', id, code });
const ramipril = medication('m', coded('386872004', 'Ramipril 5 mg capsule'));
const plan = (more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id: 'plan',
  status: 'active',
  intent: 'plan',
  medicationReference: { reference: 'Medication/m' },
  subject,
  authoredOn: '2014-03-11',
  dosageInstruction: [{ text: 'One a day' }],
  extension: [gpc('PrescriptionType', { valueCodeableConcept: { coding: [{ code: 'repeat-dispensed' }] } })],
  ...more,
});
const statement = (more: object = {}) => ({
  resourceType: 'MedicationStatement',
  id: 's',
  status: 'active',
  basedOn: [{ reference: 'MedicationRequest/plan' }],
  medicationReference: { reference: 'Medication/m' },
  subject,
  taken: 'unk',
  effectivePeriod: { start: '2014-03-11', end: '2027-01-01' },
  dosage: [{ text: 'One a day' }],
  extension: [gpc('MedicationStatementLastIssueDate', { valueDateTime: '2026-10-01' })],
  ...more,
});
const issue = {
  ...plan(),
  id: 'issue',
  intent: 'order',
  status: 'completed',
  basedOn: [{ reference: 'MedicationRequest/plan' }],
  authoredOn: '2026-10-01',
};
const onList = list(medicines, ['MedicationStatement/s']);

describe('H19 one prescription is one current medicine', () => {
  test('the plan is the entry, and says what its statement adds', () => {
    const { entries, roles } = readAll([onList, statement(), plan(), issue, ramipril]);
    expect(roles).toMatchObject({
      'MedicationStatement/s': 'supporting',
      'MedicationRequest/plan': 'member',
      'MedicationRequest/issue': 'member',
    });
    const entry = entries.get('MedicationRequest/plan');
    expect(entry).toMatchObject({
      title: 'Ramipril 5 mg capsule, One a day',
      detail: 'prescribed · active · repeat dispensed',
      cautions: [],
    });
    expect(factOf(entry, 'Last issued')).toBe('2026-10-01');
    expect(factOf(entry, 'Whether it is taken')).toBe('not known to the practice');
    expect(entry?.otherDates).toContainEqual(expect.objectContaining({ end: '2027-01-01' }));
    expect(entries.get('MedicationRequest/issue')).toMatchObject({ series: 'gp|MedicationRequest/plan', body: { act: 'issued' } });
  });

  test('H20 a statement that says otherwise is told of on the row', () => {
    const { entries } = readAll([onList, statement({ status: 'stopped', dosage: [{ text: 'Two a day' }] }), plan(), ramipril]);
    expect(entries.get('MedicationRequest/plan')?.cautions).toEqual([
      { type: 'may-change-meaning', text: 'the practice’s statement about this prescription says “stopped”' },
      { type: 'may-change-meaning', text: 'the practice’s statement gives the dose as “Two a day”' },
    ]);
  });

  test.each([
    ['of another medicine', statement({ medicationReference: { reference: 'Medication/other' } }), plan()],
    ['that is not taken', statement({ taken: 'n' }), plan()],
    ['about a plan that was entered in error', statement(), plan({ status: 'entered-in-error' })],
  ])('H20 a statement %s stands by itself', (_, said, planned) => {
    const { roles } = readAll([onList, said, planned, ramipril, medication('other', coded('1', 'Amlodipine'))]);
    expect(roles).toMatchObject({ 'MedicationStatement/s': 'member', 'MedicationRequest/plan': 'member' });
  });

  test('a statement whose plan did not come is the entry', () => {
    const { entries } = readAll([onList, statement(), ramipril]);
    expect(entries.get('MedicationStatement/s')?.title).toBe('Ramipril 5 mg capsule, One a day');
  });

  test('H24 a label of the statement holds for what it says here', () => {
    const marked = statement({ meta: { security: [{ system: 'http://hl7.org/fhir/v3/ActCode', code: 'NOPAT' }] } });
    const { labels, entries } = readAll([onList, marked, plan(), ramipril]);
    expect(labels.get('MedicationRequest/plan')).toEqual(['NOPAT']);
    expect(entries.get('MedicationRequest/plan')?.cautions).toEqual([]);
  });

  test('why it was stopped', () => {
    const extension = [
      gpc('MedicationStatusReason', {
        extension: [
          { url: 'statusReason', valueCodeableConcept: { text: 'Cough' } },
          { url: 'statusChangeDate', valueDateTime: '2026-05-01' },
        ],
      }),
    ];
    const { entries } = readAll([onList, statement({ status: 'stopped' }), plan({ status: 'stopped', extension }), ramipril]);
    const entry = entries.get('MedicationRequest/plan');
    expect([factOf(entry, 'Reason for the status'), factOf(entry, 'Status changed')]).toEqual(['Cough', '2026-05-01']);
    expect(entry?.cautions).toEqual([]);
  });
});

describe('codes that were lost in a transfer', () => {
  const lost = (text: string) => coded('196421000000109', 'Transfer-degraded medication entry', text);

  test('H26 the words are the name', () => {
    const { entries } = readAll([onList, statement(), plan(), medication('m', lost('Oddmedicine 3 mg tablet'))]);
    expect(entries.get('MedicationRequest/plan')?.title).toBe('Oddmedicine 3 mg tablet, One a day');
  });

  test('H20 two of them are not one substance', () => {
    const allergy = (id: string, text?: string) => ({
      resourceType: 'AllergyIntolerance',
      id,
      patient: subject,
      clinicalStatus: 'active',
      code: coded('196461000000101', 'Transfer-degraded drug allergy', text),
    });
    const { entries } = readAll([
      list(
        '886921000000105',
        ['a', 'b', 'c'].map((id) => `AllergyIntolerance/${id}`),
      ),
      allergy('a', 'Amoxil'),
      allergy('b', 'Septrin'),
      allergy('c'),
    ]);
    const [a, b, c] = ['a', 'b', 'c'].map((id) => entries.get(`AllergyIntolerance/${id}`));
    expect([a?.title, b?.title, c?.title]).toEqual(['Amoxil', 'Septrin', 'Name not sent: its code was lost in a transfer']);
    expect(a?.identity.filter((key) => b?.identity.includes(key))).toEqual([]);
    expect(factOf(a, 'Code lost in a transfer between practices')).toContain('196461000000101');
  });
});
