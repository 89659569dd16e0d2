import { expect, test } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { datedOn, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { kindsWords, kindWords, plannedWords, stayWords } from './contact-words.ts';

const rowsOf = (...entries: readonly TimelineEntry[]) => arrangedRows(arrange(timelineOf({ source: source('ch'), entries }), wholeView));
const options = { locale: 'en-GB', thisYear: '2026' };
const flagged = (name: string, meaning?: 'high') =>
  entry('ch', name, {
    body: {
      shape: 'measurement',
      measurement: { code: { text: name, codings: [] }, ranges: [], ...(meaning && { interpretation: { text: 'H', meaning } }) },
      components: [],
    },
  });

test.each([
  [[flagged('a', 'high'), flagged('b'), flagged('c', 'high')], 'Results 3, 2 outside range or flagged'],
  [[flagged('a')], 'Results 1'],
])('a kind counts its rows and those that stand out', (entries, words) => {
  expect(kindWords({ category: 'results', rows: rowsOf(...entries) }, 'en-GB')).toBe(words);
});

test('what is closed says what is in it', () => {
  const kinds = [
    { category: 'results' as const, rows: rowsOf(flagged('a'), flagged('b')) },
    { category: 'medications' as const, rows: rowsOf(flagged('c')) },
  ];
  expect(kindsWords(kinds, 'en-GB')).toBe('Results 2 · Medicines 1');
});

test('planned: the first three by day and name, the rest by number', () => {
  const rows = rowsOf(
    ...['2026-12-30', '2027-01-12', '2026-12-01', '2026-12-02'].map((start) => entry('ch', start, { title: 'Clinic', ...datedOn(start) })),
  );
  expect(plannedWords(rows.slice(0, 2), options)).toBe('12-Jan-2027 Clinic, 30-Dec Clinic');
  expect(plannedWords(rows, { ...options, keepsYear: true })).toBe('12-Jan-2027 Clinic, 30-Dec-2026 Clinic, 02-Dec-2026 Clinic, 1 more');
});

test.each<[string, Partial<TimelineEntry>, string | undefined]>([
  [
    'finished',
    { isAdmission: true, date: { start: '2026-11-11', end: '2026-11-18', precision: 'day', kind: 'period' } },
    'admitted 11-Nov, discharged 18-Nov',
  ],
  ['in progress', { isAdmission: true, date: { start: '2026-11-11', open: true, precision: 'day', kind: 'period' } }, undefined],
  ['no admission', { date: { start: '2026-11-11', end: '2026-11-18', precision: 'day', kind: 'period' } }, undefined],
])('a stay that is %s', (_, more, words) => expect(stayWords(entry('ch', 'stay', more), options)).toBe(words));
