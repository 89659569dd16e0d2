import { expect, test } from 'vitest';
import { formatDocumentFact } from './format-fact.ts';

const date = { start: '2026-03-02T17:15+01:00', precision: 'minute', kind: 'authored' } as const;

test.each([
  [{ label: 'Written by', value: 'Dr Ola Hart', date }, 'en-GB', 'Dr Ola Hart, 02-Mar-2026 17:15 +01:00'],
  [{ label: 'Written by', value: 'Dr Ola Hart', date }, 'en-US', 'Dr Ola Hart, Mar 2, 2026 17:15 +01:00'],
  [{ label: 'Date', value: '', date }, 'en-GB', '02-Mar-2026 17:15 +01:00'],
  [{ label: 'Kept by', value: 'Weir Lane Surgery' }, 'en-GB', 'Weir Lane Surgery'],
])('H15 %j in %s', (fact, locale, text) => {
  expect(formatDocumentFact(fact, locale)).toBe(text);
});
