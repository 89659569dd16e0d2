import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { expect, test } from 'vitest';
import { composedDosage, dosageText, dosesOf } from './dosage.ts';

const dose = (value: number | string, unit: string): object => ({ doseAndRate: [{ doseQuantity: { value, unit } }] });
const repeat = (parts: object): object => ({ timing: { repeat: parts } });
const daily = repeat({ frequency: 1, period: 1, periodUnit: 'd' });

test.each([
  [{ ...dose(5, 'mg'), route: { text: 'Oral' }, ...daily }, '5 mg, oral, once daily'],
  [{ ...dose('5.0', 'mg'), ...daily }, '5 mg, once daily'],
  [{ ...dose('.5', 'mcg') }, '0.5 micrograms'],
  [{ ...dose(100, 'ug') }, '100 micrograms'],
  [{ ...dose(10, 'IU') }, '10 units'],
  [{ ...dose(100, 'mg') }, '100 mg'],
  [{ ...dose(2, '1') }, '2'],
  [{ doseAndRate: [{ doseRange: { low: { value: 1, unit: 'g' }, high: { value: 2, unit: 'g' } } }] }, '1 to 2 g'],
  [{ doseAndRate: [{ rateRatio: { numerator: { value: 50, unit: 'mL' }, denominator: { value: 1, unit: 'h' } } }] }, '50 mL per 1 h'],
  [{ ...dose(1, 'g'), asNeededBoolean: true }, '1 g, when required'],
  [
    {
      ...dose(1, 'g'),
      asNeededCodeableConcept: { text: 'pain' },
      maxDosePerPeriod: { numerator: { value: 4, unit: 'g' }, denominator: { value: 24, unit: 'h' } },
    },
    '1 g, when required for pain, maximum 4 g in 24 h',
  ],
  [repeat({ frequency: 2, period: 1, periodUnit: 'd' }), 'twice daily'],
  [repeat({ frequency: 1, period: 8, periodUnit: 'h' }), 'every 8 hours'],
  [repeat({ frequency: 3, period: 2, periodUnit: 'wk' }), 'three times every 2 weeks'],
  [repeat({ frequency: 1, frequencyMax: 2, period: 1, periodUnit: 'd' }), '1 to 2 times daily'],
  [
    repeat({ when: ['MORN', 'HS'], dayOfWeek: ['mon'], boundsDuration: { value: 7, code: 'd' } }),
    'in the morning and at bedtime, on Monday, for 7 days',
  ],
  [repeat({ timeOfDay: ['08:00:00'] }), 'at 08:00'],
  [{ timing: { code: { coding: [{ code: 'BID' }] } } }, 'twice daily'],
  [{ timing: { code: { text: 'at breakfast' }, repeat: { frequency: 1, period: 1, periodUnit: 'd' } } }, 'at breakfast'],
  [{}, undefined],
])('%j is composed as %j', (dosage, text) => {
  expect(composedDosage(dosage as Readonly<Record<string, unknown>>)).toBe(text);
});

test('the source’s own text is verbatim, even when unsafe', () => {
  expect(dosageText({ text: 'Take .50 mcg od', ...dose(1, 'g') })).toBe('Take .50 mcg od');
});

const typed = (type: string, value: number, unit: string): object => ({ type: { text: type }, doseQuantity: { value, unit } });
test.each([
  [
    'each has its type',
    [typed('calculated', 1000, 'mg'), typed('ordered', 15, 'mg/kg'), typed('admin-amount', 2, 'tablet')],
    '1000 mg (calculated), 15 mg/kg (ordered), 2 tablet (admin-amount)',
  ],
  ['two are equal', [typed('calculated', 5, 'mg'), typed('ordered', 5, 'mg')], '5 mg'],
  ['one has none', [typed('ordered', 5, 'mg'), { doseQuantity: { value: 1, unit: 'tablet' } }], '5 mg or 1 tablet'],
])('one dose said in several ways is no choice between doses: %s', (_case, doseAndRate, text) => {
  expect(composedDosage({ doseAndRate })).toBe(text);
});

test('the steps of a dose are in the order of their sequence', () => {
  const steps = [
    { sequence: 2, text: '20 mg for 5 days' },
    { sequence: 1, text: '40 mg for 5 days' },
  ];
  expect(dosesOf(steps).map(({ text }) => text)).toEqual(['40 mg for 5 days', '20 mg for 5 days']);
  expect(dosesOf([{ text: 'b' }, { sequence: 1, text: 'a' }]).map(({ text }) => text)).toEqual(['b', 'a']);
});

test('doses, with what the patient is told; empty ones say nothing', () => {
  expect(dosesOf([{ text: 'one daily', patientInstruction: 'with water' }, {}, null, { patientInstruction: 'as told' }])).toEqual([
    { text: 'one daily', patientInstruction: 'with water' },
    { text: 'as told' },
  ]);
});

test.each<[string, readonly object[], string]>([
  [
    'one after the other',
    [
      { sequence: 1, text: '40 mg' },
      { sequence: 2, text: '20 mg' },
      { sequence: 3, text: '10 mg' },
    ],
    '40 mg; then 20 mg; then 10 mg',
  ],
  [
    'sent in another order',
    [
      { sequence: 3, text: '10 mg' },
      { sequence: 1, text: '40 mg' },
      { sequence: 2, text: '20 mg' },
    ],
    '40 mg; then 20 mg; then 10 mg',
  ],
  [
    'together',
    [
      { sequence: 1, text: '100 micrograms' },
      { sequence: 1, text: '25 micrograms' },
    ],
    '100 micrograms; and 25 micrograms',
  ],
  [
    'together, then less',
    [
      { sequence: 1, text: '2 in the morning' },
      { sequence: 1, text: '1 at night' },
      { sequence: 2, text: '1 a day' },
    ],
    '2 in the morning; and 1 at night; then 1 a day',
  ],
  [
    'numbers as text',
    [
      { sequence: '1', text: 'A' },
      { sequence: '2', text: 'B' },
    ],
    'A; then B',
  ],
  ['without numbers', [{ text: 'A' }, { text: 'B' }], 'A; B'],
  ['one without a number', [{ sequence: 1, text: 'A' }, { text: 'B' }], 'A; B'],
  ['a single one', [{ sequence: 1, text: 'A' }], 'A'],
])('H37 steps of a dose and doses together do not look alike: %s', (_case, dosageInstruction, line) => {
  const order = { resourceType: 'MedicationRequest', id: '1', medicationCodeableConcept: { text: 'Drug' }, dosageInstruction };
  const statement = {
    resourceType: 'MedicationStatement',
    id: '1',
    medicationCodeableConcept: { text: 'Drug' },
    dosage: dosageInstruction,
  };
  expect([entryOf(order).title, entryOf(statement).title]).toEqual([`Drug, ${line}`, `Drug, ${line}`]);
});

test('H20 the same amounts together and one after the other are not one dose', () => {
  const doseOf = (...sequences: readonly number[]): string | undefined =>
    entryOf({
      resourceType: 'MedicationRequest',
      id: '1',
      medicationCodeableConcept: { text: 'Drug' },
      dosageInstruction: sequences.map((sequence, index) => ({
        sequence,
        doseAndRate: [{ doseQuantity: { value: index + 1, unit: 'mg' } }],
      })),
    }).compare.Dose;
  expect([doseOf(1, 1), doseOf(1, 2)]).toEqual(['1 mg and 2 mg', '1 mg; 2 mg']);
});
