import { describe, expect, it, test } from 'vitest';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { thirtyDaysBefore, yearBefore } from './preset-day.ts';
import { recordDays } from './record-days.ts';

const clock = { today: '2026-11-21', locale: 'en-GB' };
const city = source('city', { name: 'City Hospitals', own: true });
const park = source('park', { name: 'Royal Park Hospital' });

type More = Partial<TimelineEntry> & { readonly from?: string };

/** An encounter by its period: `2026-11-11..2026-11-18`, `2026-11-20..` for one that is open, one day alone. */
function encounter(id: string, when: string, { from = 'city', ...more }: More = {}): TimelineEntry {
  const [start, end] = when.split('..');
  const period = { ...(start && { start }), ...(end && { end }), ...(end === '' && { open: true as const }) };
  return entry(from, id, {
    category: 'encounters',
    kind: 'encounter',
    title: 'Surgery consultation',
    status: end === '' ? 'in-progress' : 'finished',
    date: when === '' ? undefined : { ...period, precision: (start ?? '').length > 10 ? 'second' : 'day', kind: 'period' },
    ...more,
  });
}

const stay = (id: string, when: string, more: More = {}) => encounter(id, when, { isStay: true, isAdmission: true, ...more });

function daysOf(entries: readonly TimelineEntry[]) {
  const of = (id: string) => entries.filter((held) => held.id.startsWith(`${id}|`));
  const timeline = timelineOf({ source: city, entries: of('city') }, { source: park, entries: of('park') });
  return recordDays(timeline.sources, clock);
}

describe('last contact, on 21-Nov-2026', () => {
  it.each<[string, readonly TimelineEntry[], string | undefined]>([
    ['the newest of several', [encounter('1', '2025-03-02'), encounter('2', '2026-08-04T09:30:00Z')], '2026-08-04'],
    ['the day on which it ended', [encounter('1', '2026-08-04..2026-08-06')], '2026-08-06'],
    ['on the locale’s clock', [encounter('1', '2026-08-04T23:30:00Z')], '2026-08-05'],
    ['today', [encounter('1', '2026-11-21')], '2026-11-21'],
    ['none at another organisation', [encounter('1', '2025-03-02'), encounter('2', '2026-08-04', { from: 'park' })], '2025-03-02'],
    ['one still to come is not', [encounter('1', '2025-03-02'), encounter('2', '2026-11-22')], '2025-03-02'],
    ['a planned one is not', [encounter('1', '2026-08-04', { status: 'planned' })], undefined],
    ['a cancelled one is not', [encounter('1', '2026-08-04', { status: 'cancelled', assertion: 'denied' })], undefined],
    ['one entered in error is not', [encounter('1', '2026-08-04', { assertion: 'removed' })], undefined],
    ['one of unknown status is not', [encounter('1', '2026-08-04', { status: 'unknown' })], undefined],
    ['one in progress is not', [encounter('1', '2025-03-02'), stay('2', '2026-11-20..')], '2025-03-02'],
    [
      'one within a stay in progress is not',
      [encounter('1', '2025-03-02'), stay('2', '2026-11-18T03:00:00Z..'), encounter('3', '2026-11-19T09:00:00Z')],
      '2025-03-02',
    ],
    [
      'an attendance that led to a stay in progress, and ended before it, is',
      [stay('2', '2026-11-18T03:00:00Z..'), encounter('3', '2026-11-17T23:00:00Z..2026-11-18T02:50:00Z')],
      '2026-11-18',
    ],
    [
      'a part of a stay in progress is not',
      [encounter('1', '2025-03-02'), stay('2', '2026-11-18..'), stay('3', '2026-11-10..2026-11-12', { partOf: 'city|Thing/2' })],
      '2025-03-02',
    ],
    [
      'an outpatient contact that nobody closed holds nothing back',
      [encounter('1', '2019-05-05..'), encounter('2', '2026-08-04')],
      '2026-08-04',
    ],
    ['one without the patient is not: the record alone', [encounter('1', '2026-08-04', { title: 'Administration note' })], undefined],
    ['one without the patient is not: a meeting', [encounter('1', '2026-08-04', { title: 'MDT meeting' })], undefined],
    ['one without the patient is not: nobody came', [encounter('1', '2026-08-04', { title: 'Did not attend' })], undefined],
    ['a month alone is no day to count from', [encounter('1', '2026-08')], undefined],
    ['one without a date is not', [encounter('1', '')], undefined],
    ['a result is no contact', [entry('city', '1')], undefined],
    ['none known', [], undefined],
  ])('%s', (_, entries, day) => expect(daysOf(entries).lastContact?.day).toBe(day));

  it('names the encounter and its source', () => {
    const { lastContact } = daysOf([encounter('1', '2026-08-04')]);
    expect([lastContact?.encounter.title, lastContact?.source.name]).toEqual(['Surgery consultation', 'City Hospitals']);
  });
});

describe('discharge: of inpatient encounters at any source', () => {
  it.each<[string, readonly TimelineEntry[], string | undefined]>([
    ['the newest of several', [stay('1', '2026-11-11..2026-11-18T16:40:00Z'), stay('2', '2025-01-02..2025-01-21')], '2026-11-18'],
    ['at another organisation', [stay('1', '2026-11-11..2026-11-18', { from: 'park' })], '2026-11-18'],
    ['today', [stay('1', '2026-11-11..2026-11-21T09:00:00Z')], '2026-11-21'],
    ['an end still to come is none', [stay('1', '2025-01-02..2025-01-21'), stay('2', '2026-11-11..2026-11-25')], '2025-01-21'],
    ['a stay in progress has none', [stay('1', '2026-11-11..')], undefined],
    [
      'an end beside a status that says otherwise is not believed',
      [stay('1', '2026-11-11..2026-11-18', { status: 'in-progress' })],
      undefined,
    ],
    ['a cancelled stay', [stay('1', '2026-11-11..2026-11-18', { status: 'cancelled', assertion: 'denied' })], undefined],
    ['one entered in error', [stay('1', '2026-11-11..2026-11-18', { assertion: 'removed' })], undefined],
    ['a ward, of a stay that goes on', [stay('1', '2026-11-11..2026-11-18', { partOf: 'city|Thing/9' })], undefined],
    ['an attendance at an emergency department', [encounter('1', '2026-11-17..2026-11-18', { isStay: true })], undefined],
    ['a month alone is no day', [stay('1', '2026-10..2026-11')], undefined],
    ['none known', [], undefined],
  ])('%s', (_, entries, day) => expect(daysOf(entries).discharge?.day).toBe(day));
});

describe('admission: of inpatient encounters at any source', () => {
  it.each<[string, readonly TimelineEntry[], string | undefined]>([
    ['of a stay that is over', [stay('1', '2026-11-11..2026-11-18')], '2026-11-11'],
    ['of a stay in progress', [stay('1', '2026-11-11..2026-11-18'), stay('2', '2026-11-20..')], '2026-11-20'],
    ['at another organisation', [stay('1', '2026-11-11..', { from: 'park' })], '2026-11-11'],
    ['a planned one is none', [stay('1', '2026-11-20', { status: 'planned' })], undefined],
    ['one still to come is none', [stay('1', '2026-11-25..')], undefined],
    ['a cancelled one', [stay('1', '2026-11-11', { status: 'cancelled', assertion: 'denied' })], undefined],
    ['one entered in error', [stay('1', '2026-11-11', { assertion: 'removed' })], undefined],
    ['a ward’s part', [stay('1', '2026-11-11..', { partOf: 'city|Thing/9' })], undefined],
    ['an attendance at an emergency department', [encounter('1', '2026-11-20..', { isStay: true })], undefined],
  ])('%s', (_, entries, day) => expect(daysOf(entries).admission?.day).toBe(day));
});

test.each([
  ['2026-11-21', '2026-10-22', '2025-11-21'],
  ['2026-01-05', '2025-12-06', '2025-01-05'],
  ['2024-02-29', '2024-01-30', '2023-02-28'],
])('30 days and a year before %s', (today, month, year) => {
  expect([thirtyDaysBefore(today), yearBefore(today)]).toEqual([month, year]);
});
