import { describe, expect, it } from 'vitest';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { lastContact, yearsHeld } from './record-span.ts';

const city = source('city', { name: 'City Hospitals', own: true });
const practice = source('practice', { name: 'Riverside Surgery' });
const on = (start: string, precision: ClinicalDate['precision'] = 'day'): Partial<TimelineEntry> => ({
  date: { start, precision, kind: 'period' },
});
const contact = (from: string, id: string, start: string, more: Partial<TimelineEntry> = {}): TimelineEntry =>
  entry(from, id, { category: 'encounters', kind: 'encounter', ...on(start), ...more });

describe('last contact with the reader’s own organisation; the server’s day is 2026-11-21', () => {
  it.each<[string, readonly TimelineEntry[], string | undefined]>([
    ['the newest of several', [contact('city', '1', '2025-03-02'), contact('city', '2', '2026-08-04T09:30:00Z')], '2026-08-04'],
    ['today', [contact('city', '1', '2026-11-21')], '2026-11-21'],
    ['an appointment still to come is left out', [contact('city', '1', '2025-03-02'), contact('city', '2', '2026-11-22')], '2025-03-02'],
    ['a cancelled one is left out', [contact('city', '1', '2026-08-04', { assertion: 'denied' })], undefined],
    ['one entered in error is left out', [contact('city', '1', '2026-08-04', { assertion: 'removed' })], undefined],
    ['a month alone is no day to count from', [contact('city', '1', '2026-08', on('2026-08', 'month'))], undefined],
    ['one without a date is left out', [contact('city', '1', '', { date: undefined })], undefined],
    ['a result is no contact', [entry('city', '1', on('2026-08-04'))], undefined],
    ['no entries at all', [], undefined],
  ])('%s', (_, entries, day) => {
    expect(lastContact(timelineOf({ source: city, entries }))).toEqual(
      day === undefined ? undefined : { organisation: 'City Hospitals', day },
    );
  });

  it('counts no contact at another organisation', () => {
    const timeline = timelineOf(
      { source: city, entries: [contact('city', '1', '2025-03-02')] },
      { source: practice, entries: [contact('practice', '1', '2026-08-04')] },
    );
    expect(lastContact(timeline)?.day).toBe('2025-03-02');
  });
});

describe('years from the oldest to the newest entry', () => {
  it.each<[string, readonly string[], readonly [oldest: number | undefined, newest: number | undefined]]>([
    ['of several', ['2001-05-05', '2026-11-20', '2014-01'], [2001, 2026]],
    ['of one', ['2014-06-10'], [2014, 2014]],
    ['a planned year counts', ['2014-06-10', '2027-02-01'], [2014, 2027]],
    ['a mistyped year does not', ['0206-05-05', '9999-12-31', '2014-06-10'], [2014, 2014]],
    ['an unreadable date does not', ['2014-06-10', 'last spring'], [2014, 2014]],
    ['without any', [], [undefined, undefined]],
  ])('%s', (_, starts, [oldest, newest]) => {
    const entries = starts.map((start, index) => entry('city', String(index), on(start, start.length === 7 ? 'month' : 'day')));
    expect(yearsHeld(timelineOf({ source: city, entries }))).toEqual({ oldest, newest });
  });
});
