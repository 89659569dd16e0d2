import { expect, test } from 'vitest';
import { entry, source } from '#/lib/record/testing/record-builders.ts';
import type { RecordDays } from './record-days.ts';
import { summarySince } from './summary-since.ts';

const on = (day: string) => ({ day, encounter: entry('ch', day), source: source('ch') });

test.each<[string, RecordDays, string | undefined]>([
  ['the discharge', { discharge: on('2026-11-18') }, 'discharge 2026-11-18'],
  [
    'a discharge of this year before a later contact',
    { discharge: on('2026-02-18'), lastContact: on('2026-10-04') },
    'discharge 2026-02-18',
  ],
  ['a contact after a discharge of years ago', { discharge: on('2019-02-18'), lastContact: on('2026-10-04') }, 'last-contact 2026-10-04'],
  [
    'a discharge of years ago, and no later contact',
    { discharge: on('2019-02-18'), lastContact: on('2018-10-04') },
    'discharge 2019-02-18',
  ],
  ['a contact, where nobody was discharged', { lastContact: on('2026-10-04') }, 'last-contact 2026-10-04'],
  ['none known', { admission: on('2026-11-20') }, undefined],
])('since %s', (_, days, expected) => {
  const since = summarySince(days, { today: '2026-11-21', locale: 'en-GB' });
  expect(since && `${since.preset} ${since.day}`).toBe(expected);
});
