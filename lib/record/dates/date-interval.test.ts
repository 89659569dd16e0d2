import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInterval, daySpan } from './date-interval.ts';
import { dayNumber } from './date-text.ts';
import { sortPosition } from './sort-position.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';

const at = (start: string, precision: ClinicalDate['precision'] = 'second'): ClinicalDate => ({ start, precision, kind: 'effective' });
const two = (n: number) => String(n).padStart(2, '0');

const moment = fc.record({
  y: fc.integer({ min: 1, max: 9999 }),
  m: fc.integer({ min: 1, max: 12 }),
  d: fc.integer({ min: 1, max: 28 }),
  h: fc.integer({ min: 0, max: 23 }),
  n: fc.integer({ min: 0, max: 59 }),
  zone: fc.constantFrom('Z', '+01:00', '-05:00', '+14:00', '-12:00'),
});
const textsOf = ({ y, m, d, h, n, zone }: { y: number; m: number; d: number; h: number; n: number; zone: string }) => {
  const year = String(y).padStart(4, '0');
  const day = `${year}-${two(m)}-${two(d)}`;
  return [
    year,
    `${year}-${two(m)}`,
    day,
    `${day}T${two(h)}:${two(n)}`,
    `${day}T${two(h)}:${two(n)}${zone}`,
    `${day}T${two(h)}:${two(n)}:30${zone}`,
    `${day}T${two(h)}:${two(n)}:30.5${zone}`,
  ];
};

describe('dateInterval', () => {
  it('H14 the more is known, the narrower: each text lies within every one that says less', () => {
    fc.assert(
      fc.property(moment, (when) => {
        const spans = textsOf(when).map((text) => dateInterval(at(text)));
        spans.slice(1).forEach((span, index) => {
          const wider = spans[index];
          if (!span || !wider) throw new Error('unreadable');
          expect(wider.from).toBeLessThanOrEqual(span.from);
          expect(wider.to).toBeGreaterThanOrEqual(span.to);
          expect(span.from).toBeLessThanOrEqual(span.to);
        });
      }),
    );
  });

  it.each<[string, number, number]>([
    ['1970-01-01T00:00:00Z', 0, 999],
    ['1970-01-01T00:00Z', 0, 59_999],
    ['1970-01-01T01:00:00+01:00', 0, 999],
    ['1970-01-01', -14 * 3_600_000, 86_400_000 + 12 * 3_600_000 - 1],
    ['2026-11-20T06:10:00Z', Date.UTC(2026, 10, 20, 6, 10), Date.UTC(2026, 10, 20, 6, 10) + 999],
  ])('%s', (text, from, to) => {
    expect(dateInterval(at(text))).toEqual({ from, to });
  });

  it.each(['1961-04-93', '2026-02-30', '2026-13', '26-01-01', '2026-11-20T25:00:00Z', '', 'last spring', '2026-11-20T06'])(
    'H14 %j is no date, and nothing is guessed',
    (text) => {
      expect(dateInterval(at(text))).toBeUndefined();
      expect(sortPosition(at(text))).toBeUndefined();
    },
  );

  it('an open interval has no end, one without start no beginning, one the wrong way round covers both', () => {
    expect(daySpan({ ...at('2026-11-20'), open: true })?.last).toBe(Infinity);
    expect(daySpan({ end: '2026-11-20', precision: 'day', kind: 'period' })).toEqual({ first: -Infinity, last: dayNumber(2026, 11, 20) });
    expect(daySpan({ ...at('2026-11-20'), end: '2026-11-10' })).toEqual({ first: dayNumber(2026, 11, 10), last: dayNumber(2026, 11, 20) });
  });

  it('a kind may lower the precision that the text has', () => {
    expect(daySpan(at('2026-11-20T00:00:00Z', 'year'))).toEqual({ first: dayNumber(2026, 1, 1), last: dayNumber(2026, 12, 31) });
  });
});

describe('order', () => {
  it('H14 newest first by wall day, then instant; partial dates at the end of their span; undated apart', () => {
    const newestFirst = [
      '2027-01-01T00:10:00+13:00',
      '2026',
      '2026-12',
      '2026-12-31',
      '2026-12-31T23:59:59-12:00',
      '2026-12-31T23:59:59+14:00',
      '2026-11',
      '2026-11-20',
      // 01:10 after the clocks went back is later than 01:50 before.
      '2026-11-20T01:10:00+00:00',
      '2026-11-20T01:50:00+01:00',
      '2026-11-19T23:00:00-05:00',
      '1970-01-01T00:00:00Z',
      '1951',
      '0099-01-01',
    ];
    const placed = newestFirst.toReversed().map((text) => ({ text, order: sortPosition(at(text))?.order ?? Number.NaN }));
    expect(placed.toSorted((a, b) => b.order - a.order).map(({ text }) => text)).toEqual(newestFirst);
  });

  it('H14 what lies wholly after stands before, on days alike in both', () => {
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [one, other] = [textsOf(a)[2] ?? '', textsOf(b)[2] ?? ''];
        const [first, second] = [sortPosition(at(one)), sortPosition(at(other))];
        expect(Math.sign((first?.order ?? 0) - (second?.order ?? 0))).toBe(one === other ? 0 : one > other ? 1 : -1);
      }),
    );
  });

  it('a day number is the calendar’s own', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
        (date) => {
          expect(dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(Math.floor(date.getTime() / 86_400_000));
        },
      ),
    );
  });
});
