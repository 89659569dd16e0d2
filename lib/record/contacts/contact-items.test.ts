import { expect, test } from 'vitest';
import { groupByContact } from './group-by-contact.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { datedOn, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { contactItems } from './contact-items.ts';

const id = (name: string) => `ch|Thing/${name}`;
const visit = (name: string, start: string, more: Partial<TimelineEntry> = {}) =>
  entry('ch', name, { category: 'encounters', kind: 'encounter', status: 'finished', ...datedOn(start), ...more });

const entries = [
  visit('surgery', '2026-11-21'),
  visit('ward', '2026-11-20', { isStay: true }),
  visit('emergency', '2026-11-18', { isStay: true }),
  visit('old ward', '2019-11-18', { isStay: true }),
  ...['surgery', 'ward', 'emergency', 'old ward'].map((name) => entry('ch', `sodium ${name}`, { encounter: id(name) })),
  entry('ch', 'gout', { category: 'problems', encounter: id('ward') }),
  entry('ch', 'bare'),
  entry('ch', 'undated', { date: undefined }),
  visit('empty', '2026-11-19', { isStay: true }),
];
const timeline = timelineOf({ source: source('ch', { own: true }), entries });
const parts = groupByContact(arrange(timeline, wholeView), timeline, wholeView, { today: '2026-11-21', locale: 'en-GB' });

/** The list as lines: `>` an open head, `-` a closed one, two spaces a kind, four a row. */
function linesOf(toggled: readonly string[]): readonly string[] {
  return contactItems(parts, new Set(toggled)).items.map((item) => {
    if (item.type === 'kind') return `  ${item.kind.category}`;
    if (item.type === 'row') return `    ${item.row.lead.lead.title}`;
    const name = item.type === 'contact' ? item.contact.encounter.lead.title : `${item.key} ${item.rows.length}`;
    return `${item.isOpen ? '>' : '-'} ${name}`;
  });
}

const openWard = ['> ward', '  results', '    sodium ward', '  problems', '    gout'];
const openEmergency = ['> emergency', '  results', '    sodium emergency'];

test('the two newest stays with rows are open at first; rows of no contact are closed, counted and before the contacts', () => {
  expect(linesOf([])).toEqual(['- undated 1', '- notLinked 1', '- surgery', ...openWard, '- empty', ...openEmergency, '- old ward']);
});

test('each head opens and closes by itself; one without rows stays closed', () => {
  expect(linesOf(['notLinked', `contact ${id('ward')}`, `contact ${id('surgery')}`, `contact ${id('empty')}`])).toEqual([
    '- undated 1',
    '> notLinked 1',
    '    bare',
    '> surgery',
    '  results',
    '    sodium surgery',
    '- ward',
    '- empty',
    ...openEmergency,
    '- old ward',
  ]);
});

test('the arrows go through heads and rows, counted in their order, and over the names of kinds', () => {
  const { items, rows } = contactItems(parts, new Set());
  expect(rows.map((index) => items[index]?.type)).not.toContain('kind');
  expect(rows.map((index) => items[index]).map((item) => (item && 'position' in item ? item.position : 0))).toEqual(
    rows.map((_, place) => place + 1),
  );
});
