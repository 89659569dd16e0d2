import { describe, expect, test } from 'vitest';
import { coded, gpc, list, readAll, subject } from './testing/read-all.ts';

const uncategorised = '826501000000100';
const observation = (id: string, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: coded('364075005', 'Heart rate'),
  subject,
  effectiveDateTime: '2026-01-02',
  valueQuantity: { value: 70, unit: '/min' },
  ...more,
});

describe('consultations', () => {
  const encounter = {
    resourceType: 'Encounter',
    id: 'e',
    status: 'finished',
    type: [{ text: 'GP surgery' }],
    subject,
    period: { start: '2026-01-02' },
  };
  const note = (id: string, comment: string) =>
    observation(id, { code: coded('37331000000100', 'Comment note'), comment, valueQuantity: undefined });
  const at = { encounter: { reference: 'Encounter/e' } };
  const structure = [
    list('325851000000107', ['List/topic'], { ...at, id: 'whole' }),
    list('25851000000105', ['List/history', 'List/plan'], {
      ...at,
      id: 'topic',
      title: 'Topic (EHR)',
      extension: [gpc('RelatedProblemHeader', { extension: [{ url: 'target', valueReference: { reference: 'Condition/p' } }] })],
    }),
    list('24781000000107', ['Observation/n1', 'Observation/a'], { ...at, id: 'history', title: 'History' }),
    list('24781000000107', ['Observation/n2'], { ...at, id: 'plan', title: 'Plan' }),
  ];
  const problem = { resourceType: 'Condition', id: 'p', code: coded('195967001', 'Asthma'), subject };

  test.each([
    ['NOPAT', { system: 'http://hl7.org/fhir/v3/ActCode', code: 'NOPAT' }, true, ['NOPAT']],
    ['HIV', { display: 'HIV/AIDS information sensitivity' }, false, []],
    ['HTEST', { code: 'HTEST' }, true, []],
  ])(
    'H45 an item labelled %s is in the words of the consultation, with its mark, only if its label hides nothing',
    (_, label, isThere, marks) => {
      const { entries, labels } = readAll([
        list('1149501000000101', ['Encounter/e']),
        ...structure,
        encounter,
        note('n1', 'Wheezy.'),
        observation('a', { meta: { security: [label] } }),
      ]);
      expect(entries.get('Encounter/e')?.text?.some((line) => line.includes('Heart rate'))).toBe(isThere);
      expect(labels.get('Encounter/e')).toEqual(marks);
    },
  );

  test('the words stand under their headings in the consultation; their notes support it, coded entries point to it', () => {
    const { entries, roles } = readAll([
      list('1149501000000101', ['Encounter/e']),
      ...structure,
      encounter,
      problem,
      list('717711000000103', ['Condition/p']),
      note('n1', 'Wheezy at night.\nNo fever.'),
      note('n2', 'Inhaler.'),
      observation('a'),
      list(uncategorised, ['Observation/a']),
    ]);
    expect(entries.get('Encounter/e')?.text).toEqual([
      'Problem: Asthma',
      'History: Wheezy at night.\nNo fever.',
      'History: Heart rate 70 /min',
      'Plan: Inhaler.',
    ]);
    expect(roles).toMatchObject({ 'Observation/n1': 'supporting', 'Observation/n2': 'supporting', 'Observation/a': 'member' });
    expect(entries.get('Observation/a')?.encounter).toBe('gp|Encounter/e');
  });

  test('H11 H12 what was not given, and what was entered in error, say so in the consultation too', () => {
    const vaccine = (id: string, notGiven: boolean, status = 'completed') => ({
      resourceType: 'Immunization',
      id,
      status,
      notGiven,
      vaccineCode: { text: `Vaccine ${id}` },
      patient: subject,
      date: '2026-01-02',
    });
    const items = ['Immunization/given', 'Immunization/refused', 'Immunization/wrong'];
    const { entries } = readAll([
      list('1149501000000101', ['Encounter/e']),
      list('325851000000107', ['List/history'], { ...at, id: 'whole' }),
      list('24781000000107', items, { ...at, id: 'history', title: 'Plan' }),
      encounter,
      vaccine('given', false),
      vaccine('refused', true),
      vaccine('wrong', false, 'entered-in-error'),
      list('1102181000000102', items),
    ]);
    expect(entries.get('Encounter/e')?.text).toEqual([
      'Plan: Vaccine given',
      'Plan: Vaccine refused: not given',
      'Plan: Vaccine wrong (entered in error)',
    ]);
  });

  test('a note whose consultation did not come shows its words as its title', () => {
    const { entries } = readAll([...structure, note('n1', 'Wheezy at night.\nNo fever.')]);
    expect(entries.get('Observation/n1')).toMatchObject({
      title: 'Wheezy at night.',
      category: 'encounters',
      body: { shape: 'narrative', paragraphs: ['Wheezy at night.\nNo fever.'] },
    });
  });

  test('Lists that name each other in a circle end', () => {
    const circle = list('24781000000107', ['List/whole', 'Observation/n1'], { ...at, id: 'history', title: 'History' });
    const { entries } = readAll([
      list('1149501000000101', ['Encounter/e']),
      structure[0] ?? {},
      { ...circle, id: 'topic' },
      encounter,
      note('n1', 'x'),
    ]);
    expect(entries.has('Observation/n1') || entries.has('Encounter/e')).toBe(true);
  });
});
