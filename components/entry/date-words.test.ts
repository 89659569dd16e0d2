import { expect, test } from 'vitest';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { namedDates } from './date-words.ts';

test('H16 a request names the day of its writing', () => {
  const date = { start: '2026-12-01', precision: 'day', kind: 'planned' } as const;
  const request = entry('city', 'r', { date, otherDates: [{ start: '2026-11-13', precision: 'day', kind: 'authored' }] });
  expect(namedDates(request, 'en-GB')).toEqual(['written 13-Nov-2026']);
});

test('H16 a problem says when it began and ended; what happened needs no word', () => {
  const problem = entry('city', 'c', {
    category: 'problems',
    date: { start: '1998', precision: 'year', kind: 'onset' },
    otherDates: [{ start: '2015', precision: 'year', kind: 'ended' }],
  });
  expect(namedDates(problem, 'en-GB')).toEqual(['began 1998', 'ended 2015']);
  const fall = entry('city', 'a', { date: { start: '2026-11-13', precision: 'day', kind: 'happened' } });
  expect(namedDates(fall, 'en-GB')).toEqual([]);
  const letter = entry('city', 'm', { date: { start: '2026-11-13', precision: 'day', kind: 'received' } });
  expect(namedDates(letter, 'en-GB')).toEqual(['received 13-Nov-2026']);
});
