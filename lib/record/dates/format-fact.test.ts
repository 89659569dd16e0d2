import { expect, test } from 'vitest';
import { formatFactValue } from './format-fact.ts';

test.each([
  ['2026-08-04', 'en-US', 'Aug 4, 2026'],
  ['2026-08-04', 'en-GB', '04-Aug-2026'],
  ['2026-08-04T12:05:00-05:00', 'en-GB', '04-Aug-2026 12:05 −05:00'],
  ['2026-08-04 to 2026-09-01', 'en-GB', '04-Aug-2026 to 01-Sep-2026'],
  ['1961-04-93', 'en-GB', '1961-04-93'],
  ['2026', 'en-GB', '2026'],
  ['2026-08', 'en-GB', '2026-08'],
  ['from 2026-08-04', 'en-GB', 'from 2026-08-04'],
  ['2026-08-04 to be seen', 'en-GB', '2026-08-04 to be seen'],
  ['2026-08-04-77', 'en-GB', '2026-08-04-77'],
  ['Ward 7 to Ward 9', 'en-GB', 'Ward 7 to Ward 9'],
])('H15 %s in %s is %s', (value, locale, expected) => expect(formatFactValue(value, locale)).toBe(expected));
