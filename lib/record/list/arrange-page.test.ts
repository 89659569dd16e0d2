import { describe, expect, it } from 'vitest';
import type { Category } from '#/lib/record/model/category.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { answer, apply, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { emptyTimeline } from '#/lib/record/stream/timeline.ts';
import { arrangePage } from './arrange-page.ts';
import { listedView } from './listed-view.ts';

const on = (start: string) => ({ date: { start, precision: 'day', kind: 'effective' } as const });
const timeline = timelineOf(
  {
    source: source('city'),
    entries: [entry('city', 'new'), entry('city', 'old', on('2020-05-05')), entry('city', 'note', { category: 'documents' })],
  },
  { source: source('practice'), entries: [entry('practice', 'new'), entry('practice', 'allergy', { category: 'allergies' })] },
);

describe('H21 the counts of a page', () => {
  it.each<[string, Partial<View>, Category | undefined, readonly [number, number, number, number, number]]>([
    ['the whole record', {}, undefined, [5, 5, 0, 0, 0]],
    ['the whole record without a source', { unticked: new Set(['practice']) }, undefined, [3, 5, 2, 0, 1]],
    ['a category leaves other pages out', {}, 'results', [3, 3, 0, 0, 0]],
    ['a category without a source', { unticked: new Set(['practice']) }, 'results', [2, 3, 1, 0, 1]],
    ['a category in a period', { period: { from: '2026-01-01' } }, 'results', [2, 3, 0, 1, 0]],
    ['a category whatever categories are chosen elsewhere', { categories: new Set(['documents']) }, 'results', [3, 3, 0, 0, 0]],
    ['allergies keep the line of one that a filter hides', { period: { from: '2026-11-21' } }, 'allergies', [0, 1, 0, 1, 1]],
    ['results carry no line of an allergy that a filter hides', { period: { from: '2026-11-21' } }, 'results', [0, 3, 0, 3, 0]],
  ])('%s', (_, view, category, [rows, received, bySource, byFilter, stubs]) => {
    const page = arrangePage(timeline, { ...wholeView, ...view }, category);
    expect([page.rows, page.counts.received, page.counts.hiddenBySource, page.counts.hiddenByFilter, page.allergyStubs.length]).toEqual([
      rows,
      received,
      bySource,
      byFilter,
      stubs,
    ]);
  });

  it('counts hidden rows in the header of the month that they would stand in', () => {
    const { months } = arrangePage(timeline, { ...wholeView, unticked: new Set(['practice']) }, undefined);
    expect(months.map(({ key, hidden }) => [key, hidden])).toEqual([
      ['2026-11', 2],
      ['2020-05', 0],
    ]);
  });
});

const hospital = source('city');
const heldEntries = [entry('city', 'Creatinine'), entry('city', 'Key safe', { category: 'safeguarding' })];
const opened = apply(emptyTimeline('session-1'), [
  { ...hello, safeguarding: true },
  { type: 'source', source: hospital },
  ...answer({ source: hospital, entries: heldEntries }),
]);
const titles = (category?: Category) =>
  arrangePage(opened, wholeView, category).months.flatMap(({ rows }) => rows.map(({ lead }) => lead.lead.title));

describe('safeguarding stands on its own page alone', () => {
  it('H21 it is in no list of the whole record, and not counted there as hidden by the reader', () => {
    expect([titles(), titles('safeguarding')]).toEqual([['Creatinine'], ['Key safe']]);
    const { received, visible, hiddenByFilter, hiddenBySource } = arrangePage(opened, wholeView, undefined).counts;
    expect([received, visible, hiddenByFilter, hiddenBySource]).toEqual([1, 1, 0, 0]);
  });

  it('nor found there by search', () => {
    expect(
      arrangePage(opened, { ...wholeView, search: { key: 'key safe', matches: ({ title }) => /key safe/i.test(title) } }, undefined).rows,
    ).toBe(0);
  });

  it('H21 an untick hides what the list would show, and no more', () => {
    const { counts } = arrangePage(opened, { ...wholeView, unticked: new Set(['city']) }, undefined);
    expect([counts.received, counts.hiddenBySource, counts.hiddenByFilter]).toEqual([1, 1, 0]);
  });

  it('unchanged: the view of a reader who is sent none', () => {
    const view = { ...wholeView, categories: new Set<Category>(['results']) };
    expect(listedView({ hello }, view)).toBe(view);
    expect(listedView({}, wholeView)).toBe(wholeView);
  });
});
