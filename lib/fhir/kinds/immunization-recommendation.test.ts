import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const due = {
  vaccineCode: [{ text: 'Influenza' }],
  forecastStatus: { text: 'Overdue' },
  dateCriterion: [{ code: { text: 'Due' }, value: '2026-10-01' }],
};
const never = {
  contraindicatedVaccineCode: [{ text: 'MMR' }],
  forecastStatus: { coding: [{ code: 'contraindicated', display: 'Contraindicated' }] },
};
const forecast = { resourceType: 'ImmunizationRecommendation', id: '1', date: '2026-09-01', recommendation: [due] };

test.each([
  [[due], 'Vaccine forecast: Influenza, overdue', 'affirmed', []],
  [[due, never], 'Vaccine forecast: Influenza, overdue; do not give MMR', 'affirmed', [{ type: 'do-not-give' }]],
  [[never], 'Vaccine forecast: do not give MMR', 'denied', [{ type: 'do-not-give' }]],
  [
    [{ targetDisease: { text: 'Measles' }, forecastStatus: { coding: [{ code: 'contraindicated' }] } }],
    'Vaccine forecast: Measles, code contraindicated',
    'denied',
    [{ type: 'do-not-give' }],
  ],
  [[], 'Vaccine forecast: nothing named', 'affirmed', []],
  [Array.from({ length: 6 }, () => ({ vaccineCode: [{ text: 'A' }] })), 'Vaccine forecast: A; A; A; A; and 2 more', 'affirmed', []],
])('H11 %j never reads as given', (recommendation, title, assertion, cautions) => {
  expect(entryOf({ ...forecast, recommendation })).toMatchObject({ title, assertion, cautions, category: 'immunizations' });
});

test('H16 dated by when it was made; when it is due is a fact', () => {
  expect(entryOf(forecast).date?.kind).toBe('created');
  expect(factsOf(entryOf(forecast))).toMatchObject({ Influenza: 'Due 2026-10-01' });
});
