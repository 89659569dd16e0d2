import { expect, test } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import { relatedTo } from './related.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';

const practice = source('practice');
const on = (start: string): Partial<TimelineEntry> => ({ date: { start, precision: 'day', kind: 'authored' } });
const issue = (id: string, start: string, more: Partial<TimelineEntry> = {}) =>
  entry('practice', id, { category: 'medications', series: order.id, ...on(start), ...more });
const stay = 'practice|Encounter/1';
const order = entry('practice', 'order', { category: 'medications', encounter: stay, ...on('2020-01-01') });

function relatedOf(...others: readonly TimelineEntry[]) {
  const arrangement = arrange(timelineOf({ source: practice, entries: [order, ...others] }), wholeView);
  const group = arrangement.groups.find(({ id }) => id === order.id);
  return group && relatedTo(arrangement, group).map(({ why, entry: { id } }) => [why, id]);
}

test('the newest issue of a prescription, and no other', () => {
  const [older, newer] = [issue('older', '2026-09-01'), issue('newer', '2026-10-01')];
  expect(relatedOf(older, newer, issue('another', '2026-11-01', { series: 'practice|x' }))).toEqual([['last-issue', newer.id]]);
});

test('H12 an issue that was entered in error is no last issue', () => {
  const [older, removed] = [issue('older', '2026-09-01'), issue('removed', '2026-10-01', { assertion: 'removed' })];
  expect(relatedOf(older, removed)).toEqual([['last-issue', older.id]]);
});

test('documents of the same contact, nothing else of it', () => {
  const letter = entry('practice', 'letter', { category: 'documents', encounter: stay, ...on('2026-11-18') });
  const pulse = entry('practice', 'pulse', { category: 'vitals', encounter: stay, ...on('2026-11-18') });
  const other = entry('practice', 'other', { category: 'documents', encounter: 'practice|Encounter/2', ...on('2026-11-18') });
  expect(relatedOf(letter, pulse, other)).toEqual([['same-contact', letter.id]]);
});
