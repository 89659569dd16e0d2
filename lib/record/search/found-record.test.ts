import { describe, expect, it } from 'vitest';
import type { View } from '#/lib/record/model/view.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { findRecord } from './found-record.ts';
import { notSearched } from './not-searched.ts';
import { searchFor } from './testing/search-for.ts';

const city = source('city', { own: true });
const practice = source('practice', { name: 'Riverside Surgery' });
const timeline = timelineOf(
  {
    source: city,
    entries: [
      entry('city', 'Pneumonia', { category: 'problems' }),
      entry('city', 'Letter', { category: 'documents', text: ['Seen with pneumonia.'] }),
    ],
  },
  { source: practice, entries: [entry('practice', 'Pneumococcal vaccine', { category: 'immunizations' }), entry('practice', 'Weight')] },
);
const titles = (typed: string, view: Partial<View> = {}) =>
  findRecord(timeline, { ...wholeView, ...view }, searchFor(typed)).categories.map(({ category, rows }) => [
    category,
    ...rows.map(({ lead }) => lead.lead.title),
  ]);

it('categories with a hit in a title come first', () => {
  expect(titles('pneu')).toEqual([
    ['problems', 'Pneumonia'],
    ['immunizations', 'Pneumococcal vaccine'],
    ['documents', 'Letter'],
  ]);
});

describe('H21 rows at hidden sources are counted, not shown', () => {
  it.each<[string, Partial<View>, number, number]>([
    ['none hidden', {}, 3, 0],
    ['unticked', { unticked: new Set(['practice']) }, 2, 1],
    ['others only', { othersOnly: true }, 1, 2],
    ['a period limits no search', { period: { from: '2030-01-01' } }, 3, 0],
    ['a category limits no search', { categories: new Set(['results']) }, 3, 0],
  ])('%s', (_, view, rows, hidden) => {
    expect(findRecord(timeline, { ...wholeView, ...view }, searchFor('pneu'))).toMatchObject({ rows, hidden });
  });
});

describe('H05 what was not searched', () => {
  it('a source without an answer, one still asked', () => {
    const missing = timelineOf({ source: city, open: true }, { source: practice, all: { state: 'failed', why: 'no answer within 10 s' } });
    expect(notSearched(missing)).toMatchObject({
      asking: expect.stringContaining('Asking'),
      sources: [{ text: expect.stringContaining('Riverside Surgery') }],
    });
  });

  it('unchanged: nothing where every source is complete', () => {
    expect(notSearched(timeline)).toEqual({ sources: [], asking: undefined });
  });
});

it('a heading alone names its page', () => {
  const pagesOf = (typed: string) => findRecord(timeline, wholeView, searchFor(typed)).pages;
  expect(
    ['vaccinations', 'letters', 'appointment', 'family history', 'ramipril', 'safeguarding', 'egg allergy', 'meds', 'scans'].map(pagesOf),
  ).toEqual([['immunizations'], ['documents'], ['appointments'], ['family-history'], [], [], [], ['medications'], ['imaging']]);
});
