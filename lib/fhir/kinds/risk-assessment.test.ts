import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const risk = {
  resourceType: 'RiskAssessment',
  id: '1',
  status: 'final',
  occurrenceDateTime: '2026-05-01',
  prediction: [{ outcome: { text: 'Stroke' }, probabilityDecimal: 0.02, qualitativeRisk: { text: 'Low' } }],
};

test.each([
  ['final', 'Risk: Stroke, Low, probability 0.02', 'affirmed'],
  ['cancelled', 'Cancelled: Risk: Stroke, Low, probability 0.02', 'denied'],
])('H11 an assessment that is %s', (status, title, assertion) => {
  expect(entryOf({ ...risk, status })).toMatchObject({ title, assertion, status });
});

test('H11 it is in no list of problems: the patient has none of it yet', () => {
  expect(entryOf(risk)).toMatchObject({ category: 'assessments', date: { kind: 'happened' } });
});

test.each([
  [
    { prediction: [{ probabilityRange: { low: { value: 1 }, high: { value: 2 } }, relativeRisk: 3 }] },
    'Risk: outcome not named, probability 1–2, relative risk 3',
  ],
  [{ prediction: ['a', 'b', 'c', 'd'].map((text) => ({ outcome: { text } })) }, 'Risk: a; b; c; and 1 more'],
  [{ prediction: undefined, method: { text: 'QRISK' } }, 'Risk assessment: QRISK'],
  [{ prediction: undefined }, 'Risk assessment'],
])('%j is "%s"', (extra, title) => {
  expect(entryOf({ ...risk, ...extra }).title).toBe(title);
});

test('H35 a preliminary one says so', () => {
  expect(entryOf({ ...risk, status: 'preliminary' }).cautions).toEqual([{ type: 'preliminary', text: 'Preliminary' }]);
});
