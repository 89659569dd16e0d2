import { expect, test } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { entry, nothingRelated, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { compareSources, type ComparedRow, replacesNone } from './compare-sources.ts';
import { letterQuotes } from './letter-quotes.ts';
import { relatedTo, holderOf } from './related.ts';

const medicine = { text: 'Ramipril', codings: [] };
const order = (at: string, id: string, dose: string, more: Partial<TimelineEntry> = {}) =>
  entry(at, id, {
    category: 'medications',
    kind: 'medication-request',
    status: 'active',
    date: { start: '2026-11-18', precision: 'day', kind: 'authored' },
    body: { shape: 'medication', medication: { text: `Ramipril ${dose} capsule`, codings: [] }, doses: [], act: 'prescribed' },
    code: medicine,
    identity: ['medication|ramipril|current'],
    compare: { Dose: dose, Frequency: 'once daily', Status: 'active' },
    facts: [{ label: 'Prescribed by', value: `Dr ${at}` }],
    ...more,
  });

const groupIn = (...entries: readonly TimelineEntry[]): Group => {
  const bySource = [...Map.groupBy(entries, holderOf)].map(([id, own]) => ({ source: source(id), entries: own }));
  const [group] = arrange(timelineOf(...bySource), wholeView).groups.filter(({ lead }) => lead.category === 'medications');
  if (!group) throw new Error('no group');
  return group;
};

const drawn = (rows: readonly ComparedRow[]) =>
  rows.map(({ label, cells, absent, differs }) => [
    differs ? `${label}!` : label,
    ...[...cells.values()].map((lines) => lines.map((line) => (line.type === 'text' ? line.text : line.type)).join(', ') || absent),
  ]);

test('H20 two doses stand side by side, with what each source says beside them, and none is called right', () => {
  const rows = compareSources(groupIn(order('city', '1', '10 mg'), order('practice', '2', '5 mg')), nothingRelated);
  expect(drawn(rows)).toEqual([
    ['Dose!', '10 mg', '5 mg'],
    ['How often', 'once daily', 'once daily'],
    ['Status', 'active', 'active'],
    ['Prescribed', 'date', 'date'],
    ['By', 'Dr city', 'Dr practice'],
  ]);
});

test('H20 a third source has a column of its own, and a difference in a further field a row', () => {
  const third = order('royal', '3', '5 mg', { compare: { Dose: '5 mg', Route: 'intravenous', Status: 'active' } });
  const rows = compareSources(groupIn(order('city', '1', '10 mg'), order('practice', '2', '5 mg'), third), nothingRelated);
  expect(rows.every(({ cells }) => cells.size === 3)).toBe(true);
  expect(drawn(rows).map(([label]) => label)).toContain('Route!');
});

test('H05 what a source does not say is not stated, and no issue is none received', () => {
  const practice = order('practice', '2', '5 mg', { facts: [] });
  const issue = order('practice', 'i1', '5 mg', { series: practice.id, identity: [] });
  const city = order('city', '1', '10 mg');
  const timeline = timelineOf({ source: source('city'), entries: [city] }, { source: source('practice'), entries: [practice, issue] });
  const group = arrange(timeline, wholeView).groups.find(({ members }) => members.length === 2);
  if (!group) throw new Error('no group');
  const table = new Map(
    drawn(compareSources(group, relatedTo(timeline, group, '2026-11-21T14:02:00Z'))).map(([label, ...cells]) => [label, cells]),
  );
  expect(table.get('Last issue')?.toSorted()).toEqual(['date', 'none received']);
  expect(table.get('By')?.toSorted()).toEqual(['Dr city', 'not stated']);
});

test.each<[string, Partial<TimelineEntry>, boolean]>([
  ['says nothing of it', {}, true],
  ['names the order before it', { facts: [{ label: 'Prior prescription', value: 'Ramipril 5 mg' }] }, false],
  ['names it by reference alone', { facts: [{ label: 'Replaces', value: 'MedicationRequest/7', isSourceData: true }] }, false],
  ['gives it as the reason', { facts: [{ label: 'Reason for status', value: 'Replaced by 10 mg' }] }, false],
])('an order that %s', (_, more, none) => {
  expect(replacesNone(groupIn(order('city', '1', '10 mg', more), order('practice', '2', '5 mg')))).toBe(none);
});

test.each([
  ['names it', 'Ramipril increased from 5 mg to 10 mg.', 1],
  ['writes it in capitals', 'RAMIPRIL increased.', 1],
  ['names another medicine that begins so', 'Ramiprilat measured.', 0],
  ['names it within another name', 'Co-ramipril-x stopped.', 0],
  ['says it at such length that it would be cut', `Ramipril ${'and so on '.repeat(80)}`, 0],
])('a letter that %s', (_, paragraph, quotes) => {
  const group = groupIn(order('city', '1', '10 mg'), order('practice', '2', '5 mg'));
  const letter = entry('city', 'letter', {
    category: 'documents',
    title: 'Discharge summary',
    text: ['Blood pressure 158/88.', paragraph],
  });
  expect(letterQuotes(group, { ...nothingRelated, letters: [{ source: 'city', letter }] })).toHaveLength(quotes);
});
