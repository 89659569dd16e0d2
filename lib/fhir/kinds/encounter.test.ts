import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const act = (code: string): object => ({ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code });
const visit = {
  resourceType: 'Encounter',
  id: '1',
  status: 'finished',
  class: act('EMER'),
  period: { start: '2026-11-11T22:40:00Z', end: '2026-11-18T12:00:00Z' },
};

test.each([
  ['finished', 'Emergency attendance', 'affirmed'],
  ['in-progress', 'Emergency attendance', 'affirmed'],
  ['planned', 'Planned: Emergency attendance', 'affirmed'],
  ['cancelled', 'Cancelled: Emergency attendance', 'denied'],
])('H11 a contact that is %s', (status, title, assertion) => {
  expect(entryOf({ ...visit, status })).toMatchObject({ title, assertion, status });
});

test('its own words first, then its class, then any', () => {
  expect(entryOf({ ...visit, type: [{ text: 'Consultation' }] }).title).toBe('Consultation');
  expect(factsOf(entryOf({ ...visit, type: [{ text: 'Consultation' }] }))).toEqual({ Class: 'Emergency attendance' });
  expect(entryOf({ ...visit, class: { code: 'X9', display: 'Drop-in' } }).title).toBe('Drop-in');
  expect(entryOf({ ...visit, class: undefined }).title).toBe('Contact of unknown type');
});

test('place and reason', () => {
  expect(
    entryOf({
      ...visit,
      location: [{ location: { display: 'ED' } }],
      reasonCode: [{ text: 'Breathless' }],
      serviceProvider: { display: 'City' },
    }).detail,
  ).toBe('ED · Breathless');
});

test.each([
  ['in-progress', true],
  ['finished', undefined],
])('a period without an end, %s: open is %s', (status, open) => {
  expect(entryOf({ ...visit, status, period: { start: '2026-11-11' } }).date?.open).toBe(open);
});

test('one contact by organisation, class and minute, never by the day alone', () => {
  const here = { ...visit, serviceProvider: { display: 'City Hospitals' } };
  expect(entryOf(here).identity).toEqual(['encounter|city hospitals|EMER|2026-11-11T22:40Z']);
  expect(entryOf({ ...here, period: { start: '2026-11-11' } }).identity).toEqual([]);
  expect(entryOf(visit).identity).toEqual([]);
});
