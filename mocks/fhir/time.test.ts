import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageAt, londonDate, dateTime, londonInstant, onDay, spokenDate } from './time.ts';

describe('London time', () => {
  it.each([
    ['2026-11-20T06:10', '2026-11-20T06:10:00+00:00'],
    ['2026-07-01T09:00', '2026-07-01T09:00:00+01:00'],
    ['2026-03-29T00:59', '2026-03-29T00:59:00+00:00'],
    ['2026-03-29T02:00', '2026-03-29T02:00:00+01:00'],
    ['2026-10-24T23:10', '2026-10-24T23:10:00+01:00'],
    ['2026-10-25T04:20', '2026-10-25T04:20:00+00:00'],
    ['2026-11-20', '2026-11-20T00:00:00+00:00'],
  ])('H14 %s is %s', (wall, expected) => {
    expect(dateTime(londonInstant(wall))).toBe(expected);
  });

  it('H14 is the instant that its own text names', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 }), (seconds) => {
        expect(Date.parse(dateTime(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });

  it('H14 keeps the day of an evening in summer', () => {
    expect(londonDate(Date.parse('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
  });

  it('keeps the wall time when days pass over a change of the clocks', () => {
    expect(dateTime(onDay(londonInstant('2026-10-24T07:30'), 1))).toBe('2026-10-25T07:30:00+00:00');
    expect(dateTime(onDay(londonInstant('2026-10-24T07:30'), -1, '06:10'))).toBe('2026-10-23T06:10:00+01:00');
  });

  it('counts whole years', () => {
    expect(ageAt('1951-03-14', londonInstant('2026-03-13T23:00'))).toBe(74);
    expect(ageAt('1951-03-14', londonInstant('2026-03-14T00:00'))).toBe(75);
  });

  it('is spoken by month name (H15)', () => {
    expect(spokenDate(londonInstant('2026-11-02'))).toBe('02-Nov-2026');
  });
});
