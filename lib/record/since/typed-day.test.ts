import { expect, test } from 'vitest';
import { readTypedDay } from './typed-day.ts';

const clock = { today: '2026-11-21', locale: 'en-GB' };

test.each([
  ['18-Nov-2026', '2026-11-18'],
  [' 18 nov 2026 ', '2026-11-18'],
  ['1-Sep-2026', '2026-09-01'],
  ['01 Sept. 2026', '2026-09-01'],
  ['18November2026', '2026-11-18'],
  ['18/Nov/2026', '2026-11-18'],
  ['Nov 18, 2026', '2026-11-18'],
  ['29-Feb-2024', '2024-02-29'],
  ['21-Nov-2026', '2026-11-21'],
])('H15 %s is %s', (typed, day) => expect(readTypedDay(typed, clock)).toEqual({ day }));

test.each([
  ['', 'Type a day: 21-Nov-2026'],
  ['   ', 'Type a day: 21-Nov-2026'],
  ['18/11/2026', 'Write the month as a word: 21-Nov-2026'],
  ['2026-11-18', 'Write the month as a word: 21-Nov-2026'],
  ['18', 'Write the month as a word: 21-Nov-2026'],
  ['last week', '“last week” is not a day. Write it as 21-Nov-2026'],
  ['Nov 2026', '“Nov 2026” is not a day. Write it as 21-Nov-2026'],
  ['18-Nuv-2026', '“Nuv” is not a month. Write it as 21-Nov-2026'],
  ['18-Ma-2026', '“Ma” is not a month. Write it as 21-Nov-2026'],
  ['18-Nov-26', 'Write the year with four figures: 21-Nov-2026'],
  ['31-Nov-2026', 'November 2026 has 30 days'],
  ['29-Feb-2026', 'February 2026 has 28 days'],
  ['0-Nov-2026', 'November 2026 has 30 days'],
  ['18-Nov-0226', '226 is too early. Check the year'],
  ['22-Nov-2026', '22-Nov-2026 is after today'],
])('H15 “%s” is refused: %s', (typed, refusal) => expect(readTypedDay(typed, clock)).toEqual({ refusal }));

test('the example is written as the locale writes days', () => {
  expect(readTypedDay('', { ...clock, locale: 'en-US' })).toEqual({ refusal: 'Type a day: Nov 21, 2026' });
});
