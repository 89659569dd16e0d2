import { expect, test } from 'vitest';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { lastDischarge } from './last-discharge.ts';

const city = source('city', { name: 'City Hospitals', own: true });
const stay = (id: string, end: string | undefined, more: Partial<TimelineEntry> = {}): TimelineEntry =>
  entry('city', id, {
    category: 'encounters',
    kind: 'encounter',
    isStay: true,
    isAdmission: true,
    status: 'finished',
    date: { start: '2024-01-02', ...(end !== undefined && { end }), precision: 'day', kind: 'period' },
    ...more,
  });

// The server's day is 2026-11-21.
test.each<[string, readonly TimelineEntry[], string | undefined]>([
  ['the newest of several', [stay('1', '2026-11-18T16:40:00Z'), stay('2', '2025-01-21')], '2026-11-18'],
  ['today', [stay('1', '2026-11-21T09:00:00Z')], '2026-11-21'],
  ['an end still to come is no discharge', [stay('1', '2025-01-21'), stay('2', '2026-11-25')], '2025-01-21'],
  ['a stay in progress has none', [stay('1', undefined, { status: 'in-progress' })], undefined],
  ['an end beside a status that says otherwise is not believed', [stay('1', '2026-11-18', { status: 'in-progress' })], undefined],
  ['a cancelled stay', [stay('1', '2026-11-18', { status: 'cancelled', assertion: 'denied' })], undefined],
  ['one entered in error', [stay('1', '2026-11-18', { assertion: 'removed' })], undefined],
  ['a ward, of a stay that goes on', [stay('1', '2026-11-18', { partOf: 'city~Encounter/9' })], undefined],
  ['an attendance at an emergency department', [stay('1', '2026-11-18', { isAdmission: undefined })], undefined],
  ['a month alone is no day', [stay('1', '2026-11')], undefined],
  ['none known', [], undefined],
])('%s', (_what, entries, day) => expect(lastDischarge(timelineOf({ source: city, entries }))).toBe(day));
