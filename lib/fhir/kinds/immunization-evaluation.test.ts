import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const check = {
  resourceType: 'ImmunizationEvaluation',
  id: '1',
  status: 'completed',
  targetDisease: { text: 'Measles' },
  doseStatus: { coding: [{ code: 'valid', display: 'Valid' }] },
  date: '2026-09-01',
};

test.each([
  [{ coding: [{ code: 'valid', display: 'Valid' }] }, 'Check of a vaccine dose: Measles, valid', 'affirmed'],
  [{ coding: [{ code: 'notvalid', display: 'Not Valid' }] }, 'Check of a vaccine dose: Measles, not valid', 'denied'],
  [undefined, 'Check of a vaccine dose: Measles, no verdict sent', 'affirmed'],
])('H11 a dose that is %j', (doseStatus, title, assertion) => {
  expect(entryOf({ ...check, doseStatus })).toMatchObject({ title, assertion, category: 'immunizations', date: { kind: 'performed' } });
});

test('why, and without a disease', () => {
  const entry = entryOf({ ...check, targetDisease: undefined, doseStatusReason: [{ text: 'Too early' }], series: 'MMR' });
  expect([entry.title, entry.detail]).toEqual(['Check of a vaccine dose: disease not named, valid', 'Too early · MMR']);
});
