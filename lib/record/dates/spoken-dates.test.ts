import { expect, test } from 'vitest';
import { speakDates } from './spoken-dates.ts';

test.each([
  ['en-GB', '20-Nov-2026', '20 November 2026'],
  ['en-GB', '05-Sep-2026 06:10', '5 September 2026 at 06:10'],
  ['en-GB', 'recorded 12-Nov-2026, began May-1998', 'recorded 12 November 2026, began May 1998'],
  ['en-GB', '11-Nov-2026 to 18-Nov-2026', '11 November 2026 to 18 November 2026'],
  ['en-GB', '30-Dec-2026 10:40 to 30-Dec-2026 11:00', '30 December 2026, 10:40 to 11:00'],
  ['en-GB', '30-Dec-2026 22:40 to 31-Dec-2026 01:00', '30 December 2026 at 22:40 to 31 December 2026 at 01:00'],
  ['en-US', 'Dec 30, 2026 10:40 to Dec 30, 2026 11:00', 'December 30, 2026, 10:40 to 11:00'],
  ['en-GB', 'Approx 1998', 'Approx 1998'],
  ['en-GB', 'No date', 'No date'],
  ['en-US', 'Nov 20, 2026 06:10', 'November 20, 2026 at 06:10'],
  ['en-US', 'recorded Nov 2026', 'recorded November 2026'],
])('%s: %s is said as %s', (locale, written, spoken) => {
  expect(speakDates(written, locale)).toBe(spoken);
});

test.each(['AB-12-Nov-2026-1', 'x12-Nov-2026', '1220 mg', 'Nov 20', 'Room 2026'])('%s is no date, and stays', (text) => {
  expect(speakDates(text, 'en-GB')).toBe(text);
});
