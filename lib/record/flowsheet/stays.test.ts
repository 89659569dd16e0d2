import { expect, test } from 'vitest';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { stayAt, staysOf } from './stays.ts';

function stay(id: string, start: string, end: string | undefined, more: Partial<TimelineEntry> = {}): Group {
  const date = {
    start,
    ...(end !== undefined && { end }),
    precision: start.length > 10 ? ('minute' as const) : ('day' as const),
    kind: 'period' as const,
  };
  const lead = entry('city', id, { category: 'encounters', isStay: true, date, ...more });
  return { id, lead, members: [lead], sources: ['city'], likeness: 'alone', conflicts: [], cautions: [] };
}

const column = (start: string) => {
  const at = Date.parse(`${start.length > 10 ? start : `${start}T12:00`}Z`);
  return { key: start, at, isAfterGap: false, date: { start, precision: 'minute' as const, kind: 'effective' as const } };
};

const { isStay: _isStay, ...visited } = stay('visit', '2026-11-11', undefined).lead;
const visit: Group = { ...stay('visit', '2026-11-11', undefined), lead: visited };
const admission = stay('admission', '2026-11-11T10:00', '2026-11-18T15:00');

test.each<[string, readonly Group[], string, string | undefined]>([
  ['within', [admission], '2026-11-12T06:10', 'admission'],
  ['before', [admission], '2026-11-11T09:00', undefined],
  ['after', [admission], '2026-11-18T15:01', undefined],
  ['a day without an hour, of which the stay has a part', [admission], '2026-11-11', 'admission'],
  ['the last day of a stay with days alone is whole in it', [stay('s', '2026-11-11', '2026-11-18')], '2026-11-18T23:00', 's'],
  ['a stay that goes on', [stay('s', '2026-11-11', undefined)], '2027-01-01T00:00', 's'],
  [
    'of two the one that began last',
    [admission, stay('emergency', '2026-11-18T10:00', '2026-11-19T10:00')],
    '2026-11-18T11:00',
    'emergency',
  ],
  ['a ward’s part is no stay', [stay('ward', '2026-11-11', undefined, { partOf: 'city|Thing/admission' })], '2026-11-12T06:10', undefined],
  ['a planned or removed one is none', [stay('s', '2026-11-11', undefined, { assertion: 'removed' })], '2026-11-12T06:10', undefined],
  ['a visit is none', [visit], '2026-11-12T06:10', undefined],
])('%s', (_name, groups, at, expected) => {
  expect(stayAt(staysOf(groups), column(at))?.group.id).toBe(expected);
});
