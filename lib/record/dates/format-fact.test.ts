import { expect, test } from 'vitest';
import { formatDocumentFact, formatFactValue } from './format-fact.ts';

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

const date = { start: '2026-03-02T17:15+01:00', precision: 'minute', kind: 'authored' } as const;

test.each([
  [{ label: 'Written by', value: 'Dr Ola Hart', date }, 'en-GB', 'Dr Ola Hart, 02-Mar-2026 17:15 +01:00'],
  [{ label: 'Written by', value: 'Dr Ola Hart', date }, 'en-US', 'Dr Ola Hart, Mar 2, 2026 17:15 +01:00'],
  [{ label: 'Date', value: '', date }, 'en-GB', '02-Mar-2026 17:15 +01:00'],
  [{ label: 'Kept by', value: 'Weir Lane Surgery' }, 'en-GB', 'Weir Lane Surgery'],
])('H15 %j in %s', (fact, locale, text) => {
  expect(formatDocumentFact(fact, locale)).toBe(text);
});
