import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { datedOn, entry } from '#/lib/record/testing/record-builders.ts';
import { isNews2For, pregnanciesIn } from './news2-use.ts';

const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const snomed = (code: string) => ({ text: 'x', codings: [{ system: 'http://snomed.info/sct', code }] });

describe('H36 NEWS2 is for people of 16 and over on the day of the score', () => {
  it.each<[string, string | undefined, string, boolean]>([
    ['a newborn', '2026-11-18', '2026-11-19', false],
    ['the day before 16', '2010-11-21', '2026-11-20', false],
    ['the day of 16', '2010-11-21', '2026-11-21', true],
    ['an adult whose score is of childhood', '1990-01-01', '2004-05-01', false],
    ['only the year is known', '2010', '2026-11-21', false],
    ['no date of birth', undefined, '2026-11-21', true],
  ])('%s', (_name, birthDate, day, isUsed) => expect(isNews2For({ birthDate }, dayOf(day))).toBe(isUsed));
});

describe('H36 NEWS2 is for nobody who is pregnant', () => {
  const pregnancy = (date: TimelineEntry['date'], more: Partial<TimelineEntry> = {}) =>
    entry('city', 'p', { code: snomed('77386006'), ...(date && { date }), ...more });
  const status = (code: string) =>
    entry('city', 's', {
      ...datedOn('2026-09-01'),
      code: { text: 'Pregnancy status', codings: [{ system: 'http://loinc.org', code: '82810-3' }] },
      body: {
        shape: 'measurement',
        measurement: { code: { text: 'x', codings: [] }, value: { type: 'concept', concept: snomed(code) }, ranges: [] },
        components: [],
      },
    });
  const since = datedOn('2026-06-01').date;
  it.each<[string, TimelineEntry, string, boolean]>([
    ['on its first day', pregnancy(since), '2026-06-01', false],
    ['the day before', pregnancy(since), '2026-05-31', true],
    ['42 weeks later', pregnancy(since), '2027-03-22', false],
    ['43 weeks later', pregnancy(since), '2027-03-29', true],
    ['after its end', pregnancy(since && { ...since, end: '2026-08-01' }), '2026-08-02', true],
    ['removed', pregnancy(since, { assertion: 'removed' }), '2026-07-01', true],
    ['denied', pregnancy(since, { assertion: 'denied' }), '2026-07-01', true],
    ['without a date', pregnancy(undefined), '2026-07-01', true],
    ['another condition', pregnancy(since, { code: snomed('44054006') }), '2026-07-01', true],
    ['status: pregnant', status('77386006'), '2026-10-01', false],
    ['status: not pregnant', status('60001007'), '2026-10-01', true],
  ])('%s', (_name, stated, day, isUsed) => {
    expect(isNews2For({ birthDate: '1990-01-01', pregnancies: pregnanciesIn([stated]) }, dayOf(day))).toBe(isUsed);
  });
});
