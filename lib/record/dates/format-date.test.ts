import { describe, expect, it } from 'vitest';
import { formatClockTime, dateKindWord, formatClinicalDate, formatDateText, formatMonth, formatRowDate } from './format-date.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';

const at = (start: string | undefined, more: Partial<ClinicalDate> = {}): ClinicalDate => ({
  ...(start === undefined ? {} : { start }),
  precision: 'second',
  kind: 'effective',
  ...more,
});
const london = { viewerOffset: () => 0 };

describe('H15 dates are never ambiguous', () => {
  it.each<[string, string, string]>([
    ['2026-11-20T06:10:00+00:00', '20-Nov-2026 06:10', 'Nov 20, 2026 06:10'],
    ['2024-03-02', '02-Mar-2024', 'Mar 2, 2024'],
    ['2026-11', 'Nov-2026', 'Nov 2026'],
    ['1998', '1998', '1998'],
    ['0099-09-01', '01-Sep-0099', 'Sep 1, 0099'],
    ['1961-04-93', '1961-04-93', '1961-04-93'],
  ])('%s', (text, british, american) => {
    expect([formatDateText(text, 'en-GB', london), formatDateText(text, 'en-US', london)]).toEqual([british, american]);
  });

  it.each<[ClinicalDate, string]>([
    [at('2026-11-11', { end: '2026-11-18' }), '11-Nov-2026 to 18-Nov-2026'],
    [at('2026-11-11', { open: true }), 'since 11-Nov-2026'],
    [at(undefined, { end: '2026-11-18', precision: 'day' }), 'until 18-Nov-2026'],
    [at('1998', { approximate: true }), 'Approx 1998'],
    [at('2026-01-01T00:00:00Z', { precision: 'year' }), '2026'],
    [at(undefined), 'Not recorded'],
  ])('%j', (date, text) => {
    expect(formatClinicalDate(date, 'en-GB', london)).toBe(text);
  });
});

describe('H14 the source’s wall time, never taken through a time zone', () => {
  it.each<[string, number, string]>([
    ['2026-11-20T23:30:00-05:00', -300, '20-Nov-2026 23:30'],
    ['2026-11-20T23:30:00-05:00', 0, '20-Nov-2026 23:30 −05:00'],
    ['2026-07-20T00:10:00+01:00', 0, '20-Jul-2026 00:10 +01:00'],
    ['2026-11-20T00:10:00Z', 60, '20-Nov-2026 00:10 UTC'],
    ['2026-11-20T00:10:00', 60, '20-Nov-2026 00:10'],
  ])('%s for a viewer at %i', (text, offset, shown) => {
    expect(formatDateText(text, 'en-GB', { viewerOffset: () => offset })).toBe(shown);
  });

  it('asks for the viewer’s offset at that instant, not now', () => {
    const asked: number[] = [];
    formatDateText('2026-07-20T00:10:00+01:00', 'en-GB', { viewerOffset: (instant) => asked.push(instant) });
    expect(asked).toEqual([Date.UTC(2026, 6, 19, 23, 10)]);
  });
});

describe('rows and headers', () => {
  it.each<[ClinicalDate, string, unknown]>([
    [at('2026-11-21T14:02:00Z'), 'en-GB', { day: '21-Nov', time: '14:02', approximate: false }],
    [at('2026-11-01'), 'en-US', { day: 'Nov 1', approximate: false }],
    [at('2026-11'), 'en-GB', { day: 'Nov-2026', approximate: false }],
    [at('1961-04-93'), 'en-GB', { day: '1961-04-93', approximate: false }],
  ])('%j in %s', (date, locale, row) => {
    expect(formatRowDate(date, locale, london)).toEqual(row);
  });

  it('names months whole, and long dates for those who listen', () => {
    expect([formatMonth('2026-11', 'en-GB'), formatMonth('2026', 'en-GB')]).toEqual(['November 2026', '2026']);
  });

  it.each(['en-GB', 'en-US'])('H15 months have three letters in %s, September too', (locale) => {
    const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
    expect(months.map((month) => formatDateText(month, locale).slice(0, 3)).join(' ')).toBe(
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    );
    expect(formatDateText('2026-09-03', locale, london)).toBe(locale === 'en-GB' ? '03-Sep-2026' : 'Sep 3, 2026');
    expect([formatMonth('2026-09', locale), formatMonth('2026-05', locale)]).toEqual(['September 2026', 'May 2026']);
  });

  it('names a month in the language of the locale', () => {
    expect(formatMonth('2026-11', 'cy')).toBe('Tachwedd 2026');
  });

  it('H16 every other kind of date has a word', () => {
    expect(`${dateKindWord('recorded')} 12-Nov-2026, ${dateKindWord('onset')} 1998`).toBe('recorded 12-Nov-2026, began 1998');
  });

  it('our own instants are on the viewer’s clock, in 24 hours', () => {
    expect([
      formatClockTime('2026-07-21T23:02:00Z', 'Europe/London'),
      formatClockTime('2026-11-21T14:02:00+00:00', 'UTC'),
      formatClockTime('rubbish'),
    ]).toEqual(['00:02', '14:02', 'rubbish']);
  });
});
