import { describe, expect, test } from 'vitest';
import { dateAt, referenceAt, spanOf, stringAt, tokenAt } from './fhir-match.ts';

const resource = (fields: object) => ({ resourceType: 'Observation', ...fields });

describe('a date is compared by the span it covers', () => {
  test.each([
    ['2026-11', '2026-11-20', true],
    ['ge2026-11-20', '2026-11-20', true],
    ['gt2026-11-20', '2026-11-20T23:59:00Z', false],
    ['gt2026-11-20', '2026-11-21', true],
    ['lt2026-11-20', '2026-11-19', true],
    ['le2026-11-20', '2026-11-20T10:00:00+00:00', true],
    ['eq2026-11-20', '2026-11', false],
    ['ge2026-11-20', '2026-11', true],
    ['2026-11-20', '2026-11-20T06:10:00Z', true],
  ])('%s against %s: %s', (asked, found, matches) => {
    expect(dateAt('effectiveDateTime')(resource({ effectiveDateTime: found }), asked)).toBe(matches);
  });

  test('a period without end reaches to now and beyond', () => {
    expect(dateAt('period')(resource({ period: { start: '2020-01-01' } }), 'ge2026-01-01')).toBe(true);
  });

  test('what is no date has no span', () => {
    expect(spanOf('yesterday')).toBeUndefined();
  });
});

describe('a token is compared with codes, concepts and identifiers', () => {
  const concept = resource({ code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }] } });
  test.each([
    ['2160-0', true],
    ['http://loinc.org|2160-0', true],
    ['http://loinc.org|', true],
    ['http://snomed.info/sct|2160-0', false],
    ['|2160-0', false],
    ['2160', false],
  ])('%s: %s', (asked, matches) => {
    expect(tokenAt('code')(concept, asked)).toBe(matches);
  });

  test('a code without system', () => {
    expect(tokenAt('status')(resource({ status: 'final' }), 'final')).toBe(true);
    expect(tokenAt('status')(resource({ status: 'final' }), 'preliminary')).toBe(false);
  });
});

test('a string matches from its beginning, without case and accents', () => {
  const patient = resource({ name: [{ family: 'Quáye', given: ['Zoë'] }] });
  expect(['quaye', 'QU', 'Quá'].map((text) => stringAt('name.family')(patient, text))).toEqual([true, true, true]);
  expect(stringAt('name.family')(patient, 'uaye')).toBe(false);
});

test('a reference matches in each of its three forms', () => {
  const role = resource({ practitioner: { reference: 'Practitioner/1' } });
  expect(['1', 'Practitioner/1', 'https://x.example/fhir/Practitioner/1'].map((text) => referenceAt('practitioner')(role, text))).toEqual([
    true,
    true,
    true,
  ]);
  expect(referenceAt('practitioner')(role, 'Practitioner/11')).toBe(false);
});
