import { describe, expect, it } from 'vitest';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { kindsOfMedicine } from './names/medicines/kinds-of-medicine.ts';
import { searchFor } from './testing/search-for.ts';

const found = (typed: string, title: string, more: Parameters<typeof entry>[2] = {}): boolean =>
  searchFor(typed).matches(entry('city', title, more));

describe('numbers that are written in groups', () => {
  it.each<[string, string]>([
    ['9991020012', 'NHS number 999 102 0012'],
    ['999 102 0012', 'NHS number 9991020012'],
    ['999-102-0012', 'NHS number 999 102 0012'],
    ['07700900118', 'Ring 07700 900118'],
    ['07700 900 118', 'Ring 07700900118'],
    ['07700 900118', 'Ring +44 7700 900118'],
    ['+447700900118', 'Ring 07700 900118'],
    ['+44 7700 900118', 'Ring +44 (0)7700 900118'],
    ['(216) 555-0143', 'Phone 216-555-0143'],
    ['2165550143', 'Phone (216) 555-0143'],
    ['ex4 3sb', 'Exeter EX4 3SB'],
    ['ex43sb', 'Exeter EX4 3SB'],
    ['EX4 3SB', 'Exeter EX43SB'],
    ['daughter 07700 900118', 'Daughter, 07700900118'],
  ])('%s: %s', (typed, title) => {
    expect(found(typed, title)).toBe(true);
  });

  it.each<[string, string]>([
    ['9991020012', 'NHS number 999 102 0013'],
    ['07700900118', 'Ring 07700 900119'],
    ['9991020012', 'Number 1999 102 0012'],
    ['ex43sb', 'Exeter EX4 3SA'],
    ['ex4 3sb', 'Exeter EX14 3SB'],
  ])('not %s: %s', (typed, title) => {
    expect(found(typed, title)).toBe(false);
  });
});

describe('H36 what a search does not answer is said', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    ['hba1c > 50', [['left-out', '> 50']]],
    ['potassium >= 5.5 2025', [['left-out', '>= 5.5']]],
    ['> >', []],
    ['hba1c >', [['left-out', '>']]],
    ['troponin <5', [['as-written', '<5']]],
    ['<5', []],
    ['beta blocker', [['kind', 'beta blocker']]],
    ['Beta-blockers', [['kind', 'beta blockers']]],
    ['anticoagulant 2025', [['kind', 'anticoagulant']]],
    ['antibiotics', [['kind', 'antibiotics']]],
    ['apixaban', []],
    ['statin', []],
  ])('%s', (typed, remarks) => {
    expect(searchFor(typed).query.remarks.map((remark) => [remark.type, remark.typed])).toEqual(remarks);
  });

  it('a comparison that is left out limits nothing', () => {
    expect(found('hba1c > 50', 'HbA1c 48 mmol/mol')).toBe(true);
    expect(found('hba1c > 50', 'Weight 50 kg')).toBe(false);
    expect(found('troponin <5', 'Troponin <5 ng/L')).toBe(true);
    expect(found('beta blocker', 'Beta-blockers avoided')).toBe(true);
    expect(found('beta blocker', 'Bisoprolol')).toBe(false);
  });

  it('no kind of medicine is a name of something', () => {
    expect(kindsOfMedicine.filter((kind) => searchFor(kind).query.terms.some(({ otherNames }) => otherNames.length > 0))).toEqual([]);
  });
});

describe('the label of a fact beside a word of the entry', () => {
  const given = {
    facts: [{ label: 'Batch number', value: '7G44' }],
    body: { shape: 'attachments' as const, attachments: [{ index: 0, contentType: 'application/pdf' }] },
  };
  it.each(['batch 7G44', '7g44 batch number', 'vaccine pdf'])('%s', (typed) => {
    expect(found(typed, 'Influenza vaccine', given)).toBe(true);
  });
  it.each(['batch number', 'pdf', 'batch 7G45'])('not %s', (typed) => {
    expect(found(typed, 'Influenza vaccine', given)).toBe(false);
  });
});

it('a unit as sent and as drawn', () => {
  const body = {
    shape: 'measurement' as const,
    measurement: {
      code: { text: 'Creatinine', codings: [] },
      value: { type: 'quantity' as const, quantity: { value: '142', unit: 'umol/L' } },
      ranges: [{ high: { value: '107', unit: 'umol/L' } }],
    },
    components: [],
  };
  expect(found('creatinine 142 µmol/l', 'Creatinine', { body })).toBe(true);
  expect(found('creatinine 142 umol/l', 'Creatinine', { body })).toBe(true);
  // The limit of a range is no value.
  expect(found('creatinine 107', 'Creatinine', { body })).toBe(false);
});
