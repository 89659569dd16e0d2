import { describe, expect, test } from 'vitest';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { Since, SincePreset } from '#/lib/record/model/view.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { newnessOf } from './newness.ts';
import { newDateWords, newTitle, periodWords } from './words.ts';

const clock = { today: '2026-11-21', locale: 'en-GB' };
const since = (preset: SincePreset): Since => ({ preset, day: '2026-11-18', ...clock });

describe('the title of what is new', () => {
  test.each<[SincePreset, string]>([
    ['discharge', '23 new since discharge, 18-Nov-2026'],
    ['admission', '23 new since admission, 18-Nov-2026'],
    ['last-contact', '23 new since last contact, 18-Nov-2026'],
    ['30-days', '23 new in 30 days, since 18-Nov-2026'],
    ['1-year', '23 new in 1 year, since 18-Nov-2026'],
    ['day', '23 new since 18-Nov-2026'],
  ])('%s', (preset, words) => expect(newTitle({ shownRows: 23, allRows: 23 }, { since: since(preset) }, 'en-GB')).toBe(words));

  test.each([
    [{ shownRows: 7, allRows: 23 }, { since: since('discharge') }, '7 of 23 new since discharge, 18-Nov-2026'],
    [{ shownRows: 0, allRows: 0 }, { since: since('day') }, '0 new since 18-Nov-2026'],
    [{ shownRows: 1713, allRows: 1713 }, {}, '1,713 rows, all time'],
    [{ shownRows: 1, allRows: 1 }, {}, '1 row, all time'],
    [{ shownRows: 12, allRows: 12 }, { period: { from: '2026-07-01', to: '2026-09-30' } }, '12 rows from 01-Jul-2026 to 30-Sep-2026'],
  ])('%j in %j', (rows, view, words) => expect(newTitle(rows, view, 'en-GB')).toBe(words));

  test.each([
    [{ from: '2026-07-01' }, 'from 01-Jul-2026'],
    [{ to: '2026-09-30' }, 'to 30-Sep-2026'],
  ])('a period of one end: %j', (period, words) => expect(periodWords(period, 'en-GB')).toBe(words));
});

const day = (start: string, kind: ClinicalDate['kind'], more: Partial<ClinicalDate> = {}): ClinicalDate => ({
  start,
  precision: start.length === 4 ? 'year' : 'day',
  kind,
  ...more,
});

describe('H16 which date makes a row new', () => {
  test.each<[string, Partial<TimelineEntry>, string | undefined]>([
    ['its own day', { date: day('2026-11-20', 'effective') }, undefined],
    [
      'reported since, taken before',
      { date: day('2026-11-10', 'effective'), otherDates: [day('2026-11-19', 'issued')] },
      'reported 19-Nov, taken 10-Nov',
    ],
    [
      'a prescription is issued, not reported',
      { category: 'medications', date: day('2026-11-10', 'authored'), otherDates: [day('2026-11-19', 'issued')] },
      'issued 19-Nov, written 10-Nov',
    ],
    [
      'recorded since, of another year',
      { category: 'procedures', date: day('2014-06-20', 'performed'), otherDates: [day('2026-11-19', 'recorded')] },
      'recorded 19-Nov, done 20-Jun-2014',
    ],
    ['ended since', { date: day('2026-11-11', 'period', { end: '2026-11-18' }) }, 'ended 18-Nov, from 11-Nov'],
    ['H14 the year alone', { date: day('2026', 'effective') }, 'may be new: dated 2026'],
    [
      'H14 its beginning is not known',
      { date: { end: '2026-12-01', precision: 'day', kind: 'period' } },
      'may be new: its beginning is not known',
    ],
    ['without a date', { date: undefined }, undefined],
    ['not new at all', { date: day('2014-06-20', 'effective') }, undefined],
  ])('%s', (_, more, words) => {
    const held = entry('ch', '1', more);
    expect(newDateWords(newnessOf(held, since('discharge')), held, { locale: 'en-GB', thisYear: '2026' })).toBe(words);
  });
});
