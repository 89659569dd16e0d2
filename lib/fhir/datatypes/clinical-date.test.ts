import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clinicalDateOf, invalidDates, precisionOf } from './clinical-date.ts';

test.each([
  ['2026', 'year'],
  ['2026-11', 'month'],
  ['2026-11-20', 'day'],
  ['2024-02-29', 'day'],
  ['2026-11-20T06:10Z', 'minute'],
  ['2026-11-20T06:10:00+01:00', 'minute'],
  ['2026-11-20T06:10:07.123456Z', 'second'],
  ['2026-11-20T06:10:00', 'minute'],
  ['1970-01-01T00:00:00Z', 'minute'],
  ['2016-12-31T23:59:60Z', 'second'],
  ['2026-11-20T06:10:07.123456789012345Z', 'second'],
  ['2026-11-20T06:10:00.0000000000+01:00', 'minute'],
])('%s is a date to the %s', (text, precision) => {
  expect(precisionOf(text)).toBe(precision);
});

test.each([
  '1961-04-93',
  '2023-02-29',
  '2026-13',
  '2026-00-01',
  '26-11-20',
  '20/11/2026',
  '2026-11-20T24:00:00Z',
  '2026-11-20T06:10:00+15:00',
  '',
  'yesterday',
  '2026-11-20 06:10',
])('H14 %s is no date, and stays readable', (text) => {
  expect(precisionOf(text)).toBeUndefined();
  expect(clinicalDateOf(text, 'effective')).toBeUndefined();
  expect(invalidDates(text)).toEqual(text === '' ? [] : [text]);
});

test.each([
  [
    { start: '2026-01', end: '2026-03' },
    { start: '2026-01', end: '2026-03', precision: 'month', kind: 'period' },
  ],
  [{ start: '2026-01' }, { start: '2026-01', open: true, precision: 'month', kind: 'period' }],
  [{ end: '2026-03-01' }, { end: '2026-03-01', precision: 'day', kind: 'period' }],
  [
    { start: '2026-01', end: 'never' },
    { start: '2026-01', precision: 'month', kind: 'period' },
  ],
  [{ start: 'x' }, undefined],
  [{ event: ['2026-01-01', '2026-01-03', '2026-01-02x'] }, { start: '2026-01-01', end: '2026-01-03', precision: 'day', kind: 'period' }],
  [
    { repeat: { boundsPeriod: { start: '2026-01-01', end: '2026-02-01' } } },
    { start: '2026-01-01', end: '2026-02-01', precision: 'day', kind: 'period' },
  ],
  [{ repeat: { frequency: 1 } }, undefined],
  [7, undefined],
  [[], undefined],
])('the clinical date of %j', (value, date) => {
  expect(clinicalDateOf(value, 'period')).toEqual(date);
});

test('H14 the text of a valid date is never changed', () => {
  const iso = fc
    .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString());
  fc.assert(
    fc.property(iso, fc.constantFrom(4, 7, 10, 24), (text, length) => {
      const cut = text.slice(0, length);
      expect(clinicalDateOf(cut, 'effective')?.start).toBe(cut);
    }),
  );
});
