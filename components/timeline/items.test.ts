import { describe, expect, it } from 'vitest';
import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { columnItems, hasFewRows, headingAt, listItems } from './items.ts';

const entry: TimelineEntry = {
  id: 'ch|Basic/1',
  category: 'other',
  kind: 'generic',
  resourceType: 'Basic',
  title: 'Made up',
  assertion: 'affirmed',
  otherDates: [],
  body: { shape: 'facts' },
  facts: [],
  cautions: [],
  origins: [],
  identity: [],
  compare: {},
};
const lead: Group = { id: entry.id, lead: entry, members: [entry], sources: ['ch'], likeness: 'alone', conflicts: [], cautions: [] };
const row = (key: string): Row => ({ type: 'single', key, lead, groups: [lead], sources: [], entries: 1, cautions: [], conflicts: 0 });
const arrangement: Arrangement = {
  months: [
    { key: '2026-11', year: 2026, month: 11, rows: [row('a'), row('b')], entries: 2, hidden: 0 },
    { key: '2026-10', year: 2026, month: 10, rows: [row('c')], entries: 1, hidden: 0 },
  ],
  undated: [row('u')],
  rows: 4,
  counts: { received: 4, visible: 4, folded: 0, hiddenBySource: 0, hiddenByFilter: 0, waiting: 0, removed: 0 },
  waiting: new Map(),
  allergyStubs: [],
  groups: [],
};
const keys = (open: boolean) => listItems(arrangement, open).items.map((item) => item.key);

describe('the list as one run', () => {
  it('H14 counts the undated shelf first, and keeps it closed', () => {
    expect(keys(false)).toEqual(['shelf', 'month 2026-11', 'a', 'b', 'month 2026-10', 'c']);
    expect(keys(true)).toEqual(['shelf', 'u', 'month 2026-11', 'a', 'b', 'month 2026-10', 'c']);
  });

  it('numbers the rows that can be reached', () => {
    const { items, rows, headings } = listItems(arrangement, true);
    expect(rows.map((index) => items[index]?.key)).toEqual(['u', 'a', 'b', 'c']);
    expect(headings).toEqual([0, 2, 5]);
  });

  it.each([
    [0, 0],
    [1, 0],
    [2, 2],
    [4, 2],
    [6, 5],
  ])('item %i stands under heading %i', (index, heading) => {
    expect(headingAt([0, 2, 5], index)).toBe(heading);
    expect(headingAt([], index)).toBeUndefined();
  });
});

describe('a page with columns', () => {
  it('H14 has no headings and no shelf: undated rows are its last, and in sight', () => {
    const { items, rows, headings } = columnItems(arrangement);
    expect(items.map((item) => (item.type === 'row' ? [item.key, item.position] : item.type))).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['u', 4],
    ]);
    expect([rows, headings]).toEqual([[0, 1, 2, 3], []]);
  });

  it.each([
    [29, 0, 0, true],
    [30, 0, 0, false],
    [0, 0, 0, true],
    [20, 10, 0, false],
    [20, 0, 10, false],
    [20, 5, 4, true],
  ])('of %i rows, with %i and %i entries hidden by the reader: %s', (count, hiddenBySource, hiddenByFilter, expected) => {
    expect(hasFewRows({ rows: count, counts: { ...arrangement.counts, hiddenBySource, hiddenByFilter } })).toBe(expected);
  });
});
