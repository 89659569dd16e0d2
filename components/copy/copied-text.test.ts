import { expect, test } from 'vitest';
import type { PatientBanner } from '#/lib/record/model/patient.ts';
import { copiedText } from './copied-text.ts';

const patient: PatientBanner = {
  identity: {
    identifiers: [],
    family: 'Brooks',
    given: ['Amara'],
    title: 'Mrs',
    birthDate: '1951-03-14',
    gender: 'female',
    restricted: false,
  },
  identifierLabel: 'NHS No.',
  identifierText: '999 102 0012',
  from: 'City Hospitals',
};
const at = { serverTime: '2026-11-21T14:05:00Z', locale: 'en-GB' };

test('H01 copied text names its patient above, and its time below', () => {
  expect(copiedText(' HbA1c\n61 mmol/mol\n', { patient, ...at })).toBe(
    [
      'BROOKS, Amara (Mrs) · Born 14-Mar-1951 (75y) · NHS No. 999 102 0012',
      'HbA1c\n61 mmol/mol',
      'Copied 21-Nov-2026 14:05. A view, not a record: it may be out of date.',
    ].join('\n\n'),
  );
});

test('H01 text copied before the patient is known says so', () => {
  expect(copiedText('HbA1c', { patient: undefined, ...at })).toMatch(/^Patient not identified yet\n/);
});
