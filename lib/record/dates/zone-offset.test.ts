import { expect, test } from 'vitest';
import { formatDateText, formatRowDate } from './format-date.ts';
import { localeOffset, zoneOffset } from './zone-offset.ts';

test.each([
  ['2026-07-20T00:10:00+01:00', '20-Jul-2026 00:10'],
  ['2026-11-20T00:10:00+00:00', '20-Nov-2026 00:10'],
  ['2026-11-20T00:10:00Z', '20-Nov-2026 00:10'],
  ['1969-12-01T10:00:00+01:00', '01-Dec-1969 10:00'],
  ['2026-10-25T01:30:00+01:00', '25-Oct-2026 01:30'],
])('H15 British time needs no zone, whatever the computer is set to: %s', (text, shown) => {
  expect(formatDateText(text, 'en-GB')).toBe(shown);
});

test.each([
  ['2026-07-20T00:10:00Z', '20-Jul-2026 00:10 UTC'],
  ['2026-11-20T00:10:00+01:00', '20-Nov-2026 00:10 +01:00'],
  ['2026-07-20T00:10:00-04:00', '20-Jul-2026 00:10 −04:00'],
])('H15 another zone is written: %s', (text, shown) => expect(formatDateText(text, 'en-GB')).toBe(shown));

test('H15 a summer row has its time alone', () => {
  const date = { start: '2026-07-20T00:10:00+01:00', precision: 'minute', kind: 'effective' } as const;
  expect(formatRowDate(date, 'en-GB')).toEqual({ day: '20-Jul', time: '00:10', approximate: false });
});

test('a country of several zones is read by the reader’s clock', () => {
  const instant = Date.UTC(2026, 6, 1);
  expect(localeOffset('en-US')(instant)).toBe(-new Date(instant).getTimezoneOffset() + 0);
  expect([zoneOffset('America/New_York', instant), zoneOffset('Asia/Kolkata', instant), zoneOffset('Europe/London', Number.NaN)]).toEqual([
    -240, 330, 0,
  ]);
});
