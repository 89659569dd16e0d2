import { expect, test } from 'vitest';
import { inTimeZone } from './in-time-zone.ts';

test.each([
  ['2026-06-30T23:00:00Z', '2026-07-01T00:00:00+01:00'],
  ['2026-06-30T23:00Z', '2026-07-01T00:00+01:00'],
  ['2026-06-30T23:00:00.000+00:00', '2026-07-01T00:00:00.000+01:00'],
  ['2026-06-30T23:00:07.1234567891-00:00', '2026-07-01T00:00:07.1234567891+01:00'],
  ['2016-06-30T23:59:60Z', '2016-07-01T00:59:60+01:00'],
  ['1970-01-31T23:00:00Z', '1970-02-01T00:00:00+01:00'],
  ['2024-12-31T05:00:00Z', '2024-12-31T05:00:00Z'],
])('H14 the midnight that a server wrote as %s is %s in London', (sentText, read) => {
  expect(inTimeZone({ a: [{ b: sentText }] }, 'Europe/London')).toEqual({ a: [{ b: read }] });
});

test.each([
  ['2026-03-10T04:00:00Z', '2026-03-10T00:00:00-04:00'],
  ['2026-01-10T05:00:00Z', '2026-01-10T00:00:00-05:00'],
])('H14 and %s is %s in New York', (sentText, read) => expect(inTimeZone(sentText, 'America/New_York')).toBe(read));

test.each([
  '2026-07-01',
  '2026-07',
  '2026-07-01T00:00:00+01:00',
  '2026-07-01T00:00:00-05:00',
  '2026-07-01T00:00:00',
  '2026-02-31T23:00:00Z',
  'seen 2026-06-30T23:00:00Z',
  '0001-01-01T00:00:00Z',
  'Z',
  7,
  true,
  null,
  undefined,
])('H14 %j stays as it is', (value) => expect(inTimeZone(value, 'America/New_York')).toBe(value));
