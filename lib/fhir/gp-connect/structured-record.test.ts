import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coded, factOf, gpc, list, readAll, subject } from './testing/read-all.ts';

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
const allergy = (id: string, more: object = {}) => ({
  resourceType: 'AllergyIntolerance',
  id,
  code: coded('764146007', 'Penicillin'),
  patient: subject,
  ...more,
});
const allergies = '886921000000105';
const ended = '1103671000000101';
const uncategorised = '826501000000100';
const investigations = '887191000000108';

describe('primary Lists decide', () => {
  test('what a List names is an entry; a secondary List only links', () => {
    const secondary = {
      ...list('x', ['Observation/b']),
      code: { coding: [{ code: 'consultations-uncategorised-data-contained-in-consultations' }] },
    };
    const { roles } = readAll([
      list(uncategorised, ['Observation/a']),
      list(investigations, []),
      secondary,
      observation('a'),
      observation('b'),
      observation('stray'),
    ]);
    expect(roles).toMatchObject({ 'Observation/a': 'member', 'Observation/b': 'supporting', 'Observation/stray': 'stray' });
  });

  test('H06 an allergy that came is shown, though its List does not name it and only a problem links to it', () => {
    const { roles } = readAll([
      list(allergies, []),
      list(ended, []),
      list('717711000000103', ['Condition/c']),
      {
        resourceType: 'Condition',
        id: 'c',
        subject,
        clinicalStatus: 'active',
        code: coded('1', 'Drug reaction'),
        extension: [gpc('RelatedClinicalContent', { valueReference: { reference: 'AllergyIntolerance/a' } })],
      },
      allergy('a', { clinicalStatus: 'active' }),
    ]);
    expect(roles['AllergyIntolerance/a']).toBe('stray');
  });

  test('H05 while its area’s List did not come, what only a link names is shown', () => {
    const { roles, entries } = readAll([
      { ...list('x', ['AllergyIntolerance/a']), code: { coding: [{ code: 'consultations-allergies-contained-in-consultations' }] } },
      allergy('a', { clinicalStatus: 'active' }),
    ]);
    expect(roles['AllergyIntolerance/a']).toBe('stray');
    expect(entries.get('AllergyIntolerance/a')?.cautions).toContainEqual({
      type: 'may-change-meaning',
      text: 'is in none of the lists that the practice sent',
    });
  });

  test('results of a report on the List are entries, through their test groups', () => {
    const { roles, entries } = readAll([
      list(investigations, ['DiagnosticReport/r']),
      {
        resourceType: 'DiagnosticReport',
        id: 'r',
        code: { text: 'Full blood count' },
        subject,
        result: [{ reference: 'Observation/group' }],
      },
      observation('group', { related: [{ type: 'has-member', target: { reference: 'Observation/hb' } }], valueQuantity: undefined }),
      observation('hb', { comment: 'Line one\nline two' }),
    ]);
    expect(roles).toMatchObject({ 'Observation/group': 'member', 'Observation/hb': 'member' });
    expect(entries.get('DiagnosticReport/r')?.body).toMatchObject({ shape: 'panel', members: ['gp|Observation/group'] });
    expect(entries.get('Observation/hb')?.text).toEqual(['Line one\nline two']);
  });

  test('H12 ended allergies stand in their List, and are not current', () => {
    const inside = allergy('1', {
      clinicalStatus: 'resolved',
      extension: [
        gpc('AllergyIntoleranceEnd', {
          extension: [
            { url: 'endDate', valueDateTime: '2019-03-05' },
            { url: 'reasonEnded', valueString: 'Tolerated' },
          ],
        }),
      ],
    });
    const silent = { resourceType: 'AllergyIntolerance', id: '2', code: coded('111088007', 'Latex') };
    const { entries, roles } = readAll([
      list(allergies, ['AllergyIntolerance/1']),
      allergy('1', { clinicalStatus: 'active' }),
      list(ended, ['#1'], { contained: [inside, silent] }),
    ]);
    // The same id within the List is another allergy.
    expect(Object.keys(roles)).toEqual([
      `List/list-${allergies}`,
      'AllergyIntolerance/1',
      `List/list-${ended}`,
      `AllergyIntolerance/list-${ended}.1`,
      `AllergyIntolerance/list-${ended}.2`,
    ]);
    expect([...entries.values()].map(({ clinicalStatus }) => clinicalStatus)).toEqual(['active', 'resolved', 'resolved']);
    const over = entries.get(`AllergyIntolerance/list-${ended}.1`);
    expect([factOf(over, 'Ended'), factOf(over, 'Why it ended')]).toEqual(['2019-03-05', 'Tolerated']);
  });
});

describe('conservation', () => {
  const kinds = fc.constantFrom(
    'Observation',
    'AllergyIntolerance',
    'MedicationRequest',
    'MedicationStatement',
    'Encounter',
    'Condition',
    'List',
  );
  const resource = fc.record({ resourceType: kinds, id: fc.constantFrom('a', 'b', 'c', 'd') }).chain((base) =>
    fc
      .record({
        basedOn: fc.array(fc.record({ reference: fc.constantFrom('MedicationRequest/a', 'MedicationStatement/b', 'x') }), { maxLength: 2 }),
        entry: fc.array(fc.record({ item: fc.record({ reference: fc.constantFrom('Observation/a', 'List/b', 'Encounter/c', '#d') }) }), {
          maxLength: 3,
        }),
        code: fc.constantFrom(
          coded(allergies, 'l'),
          coded(uncategorised, 'l'),
          coded('37331000000100', 'note'),
          coded('24781000000107', 'h'),
          {},
        ),
        encounter: fc.constantFrom({ reference: 'Encounter/c' }, undefined, 7),
        contained: fc.constantFrom(undefined, [allergy('d')], 'nonsense'),
      })
      .map((more) => ({ ...base, ...more })),
  );

  test('H06 every resource has one role, whatever names whatever', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(resource, fc.anything()), { maxLength: 12 }), (resources) => {
        const objects = resources.filter((one): one is object => typeof one === 'object' && one !== null);
        const { record } = readAll(objects);
        const plain = objects.filter(
          (one) => 'resourceType' in one && typeof one.resourceType === 'string' && /^[A-Za-z]{1,64}$/.test(one.resourceType),
        );
        expect(record.items.length).toBeGreaterThanOrEqual(plain.length);
      }),
      { numRuns: 500 },
    );
  });
});
