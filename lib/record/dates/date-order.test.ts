import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClinicalDate, DatePrecision } from '#/lib/record/model/clinical-date.ts';
import { dateInterval, daySpan } from './date-interval.ts';
import { sortPosition } from './sort-position.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** Any date that FHIR can write, to any precision, with and without a zone, leap seconds and the ends of time among them. */
const text = fc
  .record({
    year: fc.oneof(fc.constantFrom(1, 99, 1969, 1970, 2024, 9999), fc.integer({ min: 1900, max: 2100 })),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.constantFrom(0, 1, 30, 59),
    second: fc.constantFrom(0, 1, 59, 60),
    zone: fc.constantFrom('', 'Z', '+00:00', '+01:00', '-05:00', '+05:45', '+14:00', '-12:00'),
    precision: fc.constantFrom<DatePrecision>('year', 'month', 'day', 'minute', 'second'),
  })
  .map(({ year, month, day, hour, minute, second, zone, precision }) => {
    const parts = [String(year).padStart(4, '0'), `-${two(month)}`, `-${two(day)}`, `T${two(hour)}:${two(minute)}`, `:${two(second)}`];
    const count = { year: 1, month: 2, day: 3, minute: 4, second: 5 }[precision];
    return { text: parts.slice(0, count).join('') + (count > 3 ? zone : ''), precision };
  });
const date = text.map(({ text: start, precision }): ClinicalDate => ({ start, precision, kind: 'effective' }));
const span = fc.tuple(date, date, fc.constantFrom('point', 'closed', 'open', 'ended')).map(([first, second, form]): ClinicalDate => {
  if (form === 'closed') return { ...first, end: second.start ?? '' };
  if (form === 'open') return { ...first, open: true };
  return form === 'ended' ? { end: first.start ?? '', precision: first.precision, kind: first.kind } : first;
});

const orderOf = (one: ClinicalDate): number => {
  const place = sortPosition(one);
  if (place === undefined) throw new Error(`not placed: ${JSON.stringify(one)}`);
  return place.order;
};
const compare = (one: ClinicalDate, other: ClinicalDate): number => Math.sign(orderOf(one) - orderOf(other));

describe('H14 the order of dates', () => {
  it('is total: every date has one place, and any two are before, after or level', () => {
    fc.assert(
      fc.property(span, span, (one, other) => {
        expect(Number.isSafeInteger(orderOf(one))).toBe(true);
        expect(compare(one, other) + compare(other, one)).toBe(0);
        expect(compare(one, one)).toBe(0);
      }),
    );
  });

  it('is transitive: sorted from any beginning, the list is the same', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 3, maxLength: 8 }), (dates) => {
        const sorted = dates.toSorted(compare).map(orderOf);
        expect(dates.toReversed().toSorted(compare).map(orderOf)).toEqual(sorted);
        expect(sorted.every((order, index) => index === 0 || order >= (sorted[index - 1] ?? 0))).toBe(true);
      }),
    );
  });

  it('agrees with the days: what lies wholly on later days never stands among the earlier', () => {
    fc.assert(
      fc.property(date, date, (one, other) => {
        const [first, second] = [daySpan(one), daySpan(other)];
        if (first === undefined || second === undefined) throw new Error('no days');
        if (first.last < second.first) expect(compare(one, other)).toBe(-1);
        if (second.last < first.first) expect(compare(one, other)).toBe(1);
      }),
    );
  });

  it('invents no precision: a year spans its year, a month its month, a day its day, whatever the zone', () => {
    fc.assert(
      fc.property(date, (one) => {
        const days = daySpan(one);
        const length = days === undefined ? 0 : days.last - days.first + 1;
        const [least, most] = { year: [365, 366], month: [28, 31], day: [1, 1], minute: [1, 1], second: [1, 1] }[one.precision];
        expect(length).toBeGreaterThanOrEqual(least ?? 0);
        expect(length).toBeLessThanOrEqual(most ?? 0);
        const interval = dateInterval(one);
        expect(interval).toBeDefined();
        // Without its zone a wall time may be any of 26 hours; it is never narrowed to the server's own.
        const zoneless = !/(Z|[+-]\d\d:\d\d)$/.test(one.start?.slice(10) ?? '');
        if (zoneless && interval) expect(interval.to - interval.from).toBeGreaterThanOrEqual(26 * 3_600_000);
      }),
    );
  });
});

describe('H14 edges of clocks and calendars', () => {
  const at = (start: string, precision: DatePrecision = 'second'): ClinicalDate => ({ start, precision, kind: 'effective' });

  it.each([
    ['the hour that comes twice in autumn', ['2026-10-25T01:30:00+01:00', '2026-10-25T01:15:00+00:00', '2026-10-25T02:00:00+00:00']],
    ['the hour that is left out in spring', ['2026-03-29T00:59:59+00:00', '2026-03-29T02:00:00+01:00', '2026-03-29T03:00:00+01:00']],
    ['a leap second', ['2016-12-31T23:59:59Z', '2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z']],
    ['the first and the last year', ['0001-01-01', '0099-12-31', '9999-12-31']],
    ['a leap day', ['2024-02-28', '2024-02-29', '2024-03-01']],
  ])('%s stands in its order', (_, texts) => {
    const orders = texts.map((text) => orderOf(at(text, text.length > 10 ? 'second' : 'day')));
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    expect(new Set(orders).size).toBe(orders.length);
  });

  it.each([
    '1961-04-93',
    '2023-02-29',
    '2026-11-20T24:00:00Z',
    '2026-11-20T23:60:00Z',
    '2026-00-10',
    '10000-01-01',
    '-001-01-01',
    '٢٠٢٦-١١-٢٠',
  ])('%s is placed nowhere: it stays readable as it came, on the shelf without date', (text) => {
    expect(sortPosition(at(text))).toBeUndefined();
    expect(dateInterval(at(text))).toBeUndefined();
    expect(daySpan(at(text))).toBeUndefined();
  });

  it('the year 0000, which some systems write for “not known”, is not made a day of our calendar by chance', () => {
    const [nought, first] = [sortPosition(at('0000', 'year')), sortPosition(at('0001', 'year'))];
    expect(nought === undefined || nought.order < (first?.order ?? 0)).toBe(true);
  });
});
