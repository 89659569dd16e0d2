import { expect, test } from 'vitest';
import { enteredDate } from './entered-date.ts';

test.each([
  ['14', '3', '1951', '1951-03-14'],
  [' 01', '12 ', '2026', '2026-12-01'],
  ['29', '2', '2024', '2024-02-29'],
])('%s %s %s', (day, month, year, value) => {
  expect(enteredDate({ day, month, year })).toEqual({ ok: true, value });
});

test.each([
  ['', '3', '1951', 'Enter the day, month and year of birth.'],
  ['14', '3', '51', 'Enter the year of birth with four digits.'],
  ['14', 'Mar', '1951', 'Enter day and month as numbers, such as 5 and 11.'],
  ['29', '2', '2023', 'There is no such date. Check day and month.'],
  ['31', '4', '1951', 'There is no such date. Check day and month.'],
  ['3', '14', '1951', 'There is no such date. Check day and month.'],
  ['0', '1', '1951', 'There is no such date. Check day and month.'],
])('%s %s %s: %s', (day, month, year, why) => {
  expect(enteredDate({ day, month, year })).toEqual({ ok: false, why });
});
