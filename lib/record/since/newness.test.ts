import { describe, expect, test } from 'vitest';
import type { ClinicalDate, DateKind } from '#/lib/record/model/clinical-date.ts';
import type { Since } from '#/lib/record/model/view.ts';
import { newnessOf } from './newness.ts';

const discharge: Since = { day: '2026-11-18', preset: 'discharge', today: '2026-11-21', locale: 'en-GB' };

/** A date, by its words: `2026-11-10..2026-11-25`, `2026-11-10..` (still open), `..2026-11-19` (its beginning not known). */
function date(text: string, kind: DateKind = 'effective'): ClinicalDate {
  const [start = '', end] = text.split('..');
  const written = start || end || '';
  const precision = written.length === 4 ? 'year' : written.length === 7 ? 'month' : written.length === 10 ? 'day' : 'second';
  return { ...(start && { start }), ...(end && { end }), ...(end === '' && { open: true }), precision, kind };
}

const others = (...dates: readonly (readonly [text: string, kind: DateKind])[]) => dates.map(([text, kind]) => date(text, kind));

describe('new since 18-Nov-2026, on 21-Nov-2026', () => {
  test.each<[string, string | undefined, readonly ClinicalDate[], string, DateKind?]>([
    ['the day itself is in', '2026-11-18', [], 'new', 'effective'],
    ['the day before is not', '2026-11-17', [], 'earlier'],
    ['a time of that day', '2026-11-18T00:10:00Z', [], 'new', 'effective'],
    ['what is to come', '2026-12-30', [], 'new', 'effective'],
    ['reported since, taken before', '2026-11-10', others(['2026-11-19', 'issued']), 'new', 'issued'],
    ['recorded since, began years ago', '1998', others(['2026-11-19', 'recorded']), 'new', 'recorded'],
    ['recorded before as well', '1998', others(['2014-06-20', 'recorded']), 'earlier'],
    ['an announcement is not new for the day that it is for', '2026-11-10', others(['2026-12-30', 'planned']), 'earlier'],
    ['ended since', '2026-11-11..2026-11-18', [], 'new', 'effective'],
    ['will end, began before', '2026-11-10..2026-11-25', [], 'earlier'],
    ['still open, began before', '2026-11-10..', [], 'earlier'],
    ['still open, began since', '2026-11-20..', [], 'new', 'effective'],
    ['over before', '2026-11-01..2026-11-10', [], 'earlier'],
    ['its beginning is not known, it ends later', '..2026-11-25', [], 'may-be-new', 'effective'],
    ['its beginning is not known, it ended before', '..2026-11-10', [], 'earlier'],
    ['H14 the year alone, this one', '2026', [], 'may-be-new', 'effective'],
    ['H14 the year alone, another', '2025', [], 'earlier'],
    ['H14 the month alone, this one', '2026-11', [], 'may-be-new', 'effective'],
    ['H14 the month alone, the one before', '2026-10', [], 'earlier'],
    ['a day that is sure goes before a month that is not', '2026-11', others(['2026-11-19', 'recorded']), 'new', 'recorded'],
    ['H14 no date', undefined, [], 'undated'],
    ['H14 a date that cannot be read', '2026-11-31', [], 'undated'],
    ['H14 no clinical date, recorded since', undefined, others(['2026-11-19', 'recorded']), 'new', 'recorded'],
    ['H14 no clinical date, recorded before', undefined, others(['2014-06-20', 'recorded']), 'undated'],
  ])('%s', (_, text, otherDates, state, kind) => {
    const found = newnessOf({ date: text === undefined ? undefined : date(text), otherDates }, discharge);
    expect([found.state, 'date' in found ? found.date.kind : undefined]).toEqual([state, kind]);
  });

  test('the end of a stay is what is new of it', () => {
    expect(newnessOf({ date: date('2026-11-11..2026-11-18', 'period'), otherDates: [] }, discharge)).toMatchObject({ end: 'end' });
  });
});

// In July London is an hour ahead of UTC.
test.each([
  ['en-GB', '2026-07-01T23:30:00Z', 'new'],
  ['en-GB', '2026-07-01T22:30:00Z', 'earlier'],
  ['en-GB', '2026-07-02T00:30:00+02:00', 'earlier'],
  ['en-GB', '2026-07-01T23:30:00', 'earlier'],
  ['en-GB', '2026-01-01T23:30:00Z', 'earlier'],
] as const)('days are counted on the locale’s clock: %s, %s since 02-Jul-2026 is %s', (locale, start, state) => {
  const since: Since = { day: '2026-07-02', preset: 'day', today: '2026-11-21', locale };
  expect(newnessOf({ date: { start, precision: 'second', kind: 'effective' }, otherDates: [] }, since).state).toBe(state);
});
