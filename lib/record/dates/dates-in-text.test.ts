import { expect, test } from 'vitest';
import { formatDatesIn, formatWrittenDates } from './dates-in-text.ts';

test.each([
  ['2026-08-04', 'en-US', 'Aug 4, 2026'],
  ['2026-08-04', 'en-GB', '04-Aug-2026'],
  ['2026-08-04T12:05:00-05:00', 'en-GB', '04-Aug-2026 12:05 −05:00'],
  ['2026-08-04T12:05:00+01:00', 'en-GB', '04-Aug-2026 12:05'],
  ['2026-08-04T12:05:00.1234567891234Z', 'en-GB', '04-Aug-2026 12:05 UTC'],
  ['2026-08-04 to 2026-09-01', 'en-GB', '04-Aug-2026 to 01-Sep-2026'],
  ['from 2026-08-04', 'en-GB', 'from 04-Aug-2026'],
  ['twice daily, for 7 days from 2026-05-01', 'en-US', 'twice daily, for 7 days from May 1, 2026'],
  ['from 2026-05 until 2026-06', 'en-GB', 'from May-2026 until Jun-2026'],
  ['Influenza vaccine, 2027-04', 'en-GB', 'Influenza vaccine, Apr-2027'],
  ['seen (2026-05-01), again on 2026-05-08.', 'en-GB', 'seen (01-May-2026), again on 08-May-2026.'],
  ['Discharge letter 2026-05-01', 'en-GB', 'Discharge letter 01-May-2026'],
  ['Date:2026-05-01; due 2026-06-01?', 'en-GB', 'Date:01-May-2026; due 01-Jun-2026?'],
])('H15 %s in %s is %s', (text, locale, expected) => expect(formatDatesIn(text, locale)).toBe(expected));

test.each([
  '1961-04-93',
  'from 2026-13-01',
  '2026',
  '2026-08',
  '2026-08 samples',
  'Ref, 2026-99',
  'batch, 2026-08 of 9',
  '2026-08-04-77',
  'A2026-08-04',
  'letter_2026-08-04.pdf',
  'scan 2026-08-04.pdf',
  'https://files.test/2026-08-04',
  'urn:letter:2026-08-04',
  'Observation/2026-08-04',
  '1.2026-08-04',
  'Ward 7 to Ward 9',
  '0700-90-0123',
  '9 to 12',
])('H15 %s stays as it is', (text) => expect(formatDatesIn(text, 'en-GB')).toBe(text));

test.each([
  ['Seen on 2026-05-01, well.', 'Seen on 2026-05-01, well.'],
  ['Seen at 2026-05-01T10:00:00+01:00', 'Seen at 01-May-2026 10:00'],
  ['Seen on 2026-05-01, well. (Dr Ode, 2026-05-02)', 'Seen on 2026-05-01, well. (Dr Ode, 02-May-2026)'],
  ['Seen (2026-05-01, ward 7), well.', 'Seen (2026-05-01, ward 7), well.'],
  ['Peak flow: 380 L/min (on 2026-05-01). Tired.', 'Peak flow: 380 L/min (on 01-May-2026). Tired.'],
  ['Clinic (from 2026-05 until 2026-06-02). Well', 'Clinic (from May-2026 until 02-Jun-2026). Well'],
  ['Ended (in 2011-03)', 'Ended (in Mar-2011)'],
  ['Ended (2011)', 'Ended (2011)'],
])('H15 the author’s own words stay, the date of the note is written as everywhere: %s', (text, expected) => {
  expect(formatWrittenDates(text, 'en-GB')).toBe(expected);
});

test('H15 a long text of figures ends, and stays as it is', () => {
  const figures = '2026-05-0x '.repeat(100_000) + 'urn:' + '2'.repeat(100_000);
  expect(formatDatesIn(figures, 'en-GB')).toBe(figures);
  const path = '2026-05-01/'.repeat(50_000);
  expect(formatDatesIn(path, 'en-GB')).toBe(path);
});
