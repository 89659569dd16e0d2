import { expect, test } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import { relatedTo } from './related.ts';
import { entry, nothingRelated, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';

const practice = source('practice');
const on = (start: string): Partial<TimelineEntry> => ({ date: { start, precision: 'day', kind: 'authored' } });
const issue = (id: string, start: string, more: Partial<TimelineEntry> = {}) =>
  entry('practice', id, { category: 'medications', series: order.id, ...on(start), ...more });
const stay = 'practice|Encounter/1';
const order = entry('practice', 'order', { category: 'medications', encounter: stay, ...on('2020-01-01') });

const at = '2026-11-21T14:02:00Z';

function relatedOf(...others: readonly TimelineEntry[]) {
  const timeline = timelineOf({ source: practice, entries: [order, ...others] });
  const group = arrange(timeline, wholeView).groups.find(({ id }) => id === order.id);
  const { issues, letters } = group ? relatedTo(timeline, group, at) : nothingRelated;
  return {
    issues: issues.map(({ issues: ofMember, inTwelveMonths }) => [inTwelveMonths, ...ofMember.map(({ id }) => id)]),
    letters: letters.map(({ letter }) => letter.id),
  };
}

test('the issues of a prescription, newest first, and no other; those of a year are counted', () => {
  const [older, newer, old] = [issue('older', '2026-09-01'), issue('newer', '2026-10-01'), issue('old', '2025-11-20')];
  expect(relatedOf(older, newer, old, issue('another', '2026-11-01', { series: 'practice|x' })).issues).toEqual([
    [2, newer.id, older.id, old.id],
  ]);
});

test('H12 an issue that was entered in error is no issue', () => {
  const [older, removed] = [issue('older', '2026-09-01'), issue('removed', '2026-10-01', { assertion: 'removed' })];
  expect(relatedOf(older, removed).issues).toEqual([[1, older.id]]);
});

test('H05 an issue without a date is listed, last, and not counted in the year', () => {
  const [dated, { date: _date, ...undated }] = [issue('dated', '2020-10-01'), issue('undated', '2026-10-01')];
  expect(relatedOf(undated, dated).issues).toEqual([[0, dated.id, undated.id]]);
});

test('documents of the same contact, nothing else of it', () => {
  const letter = entry('practice', 'letter', { category: 'documents', encounter: stay, ...on('2026-11-18') });
  const pulse = entry('practice', 'pulse', { category: 'vitals', encounter: stay, ...on('2026-11-18') });
  const other = entry('practice', 'other', { category: 'documents', encounter: 'practice|Encounter/2', ...on('2026-11-18') });
  expect(relatedOf(letter, pulse, other).letters).toEqual([letter.id]);
});

test('a filter of the list hides no issue', () => {
  const timeline = timelineOf({ source: practice, entries: [order, issue('newer', '2026-10-01')] });
  const [group] = arrange(timeline, { ...wholeView, search: { key: 'order', matches: ({ title }) => /order/i.test(title) } }).groups;
  expect(group && relatedTo(timeline, group, at).issues).toHaveLength(1);
});

test('a score has the signs that its source names, and each of them the score; nothing is joined by its time', () => {
  const at2 = on('2026-11-20');
  const [pulse, breaths, beside] = ['pulse', 'breaths', 'beside'].map((id) => entry('practice', id, { category: 'vitals', ...at2 }));
  if (!pulse || !breaths || !beside) throw new Error('no entries');
  const score = entry('practice', 'score', { category: 'vitals', ...at2, derivedFrom: [breaths.id, pulse.id, 'practice|Thing/missing'] });
  const timeline = timelineOf({ source: practice, entries: [pulse, breaths, beside, score] });
  const links = (id: string) => {
    const group = arrange(timeline, wholeView).groups.find((candidate) => candidate.id === id);
    const { workedOutFrom, usedFor } = group ? relatedTo(timeline, group, at) : nothingRelated;
    return [workedOutFrom, usedFor].map((entries) => entries.map((linked) => linked.id));
  };
  expect(links(score.id)).toEqual([[breaths.id, pulse.id], []]);
  expect(links(pulse.id)).toEqual([[], [score.id]]);
  expect(links(beside.id)).toEqual([[], []]);
});
