import { describe, expect, it } from 'vitest';
import type { AllergyStub } from '#/lib/record/merge/arrangement.ts';
import { type Since, type View, wholeView } from '#/lib/record/model/view.ts';
import { apply, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { changeView, showHiddenAllergies, type ViewChange } from './change-view.ts';

const timeline = timelineOf(
  { source: source('city', { own: true }), entries: [entry('city', 'a')] },
  { source: source('practice'), entries: [entry('practice', 'b')] },
  { source: source('ambulance') },
);
const unticked = (...ids: readonly string[]): View => ({ ...wholeView, unticked: new Set(ids) });
const results: View = { ...wholeView, categories: new Set(['results']) };
const discharge: Since = { day: '2026-11-18', preset: 'discharge', today: '2026-11-21', locale: 'en-GB' };
const since: View = { ...wholeView, period: { from: '2026-01-01' } };

describe('H21 a choice changes the view', () => {
  it.each<[string, View, ViewChange, View]>([
    ['unticks a source', wholeView, { type: 'toggle-source', source: 'practice' }, unticked('practice')],
    ['ticks it again', unticked('practice'), { type: 'toggle-source', source: 'practice' }, wholeView],
    [
      'ends "Others only" by ticking the own source',
      { ...unticked('practice'), othersOnly: true },
      { type: 'toggle-source', source: 'city' },
      unticked('practice'),
    ],
    [
      'keeps "Others only" when a source of others is unticked',
      { ...wholeView, othersOnly: true },
      { type: 'toggle-source', source: 'practice' },
      { ...unticked('practice'), othersOnly: true },
    ],
    ['unticks several', wholeView, { type: 'tick-sources', sources: ['city', 'practice'], isTicked: false }, unticked('city', 'practice')],
    ['ticks several', unticked('city', 'practice'), { type: 'tick-sources', sources: ['city'], isTicked: true }, unticked('practice')],
    [
      'shows one source alone',
      { ...unticked('city'), othersOnly: true },
      { type: 'only-source', source: 'city' },
      unticked('practice', 'ambulance'),
    ],
    ['shows all sources', { ...unticked('city'), othersOnly: true }, { type: 'all-sources' }, wholeView],
    ['hides the own organisation', wholeView, { type: 'others-only' }, { ...wholeView, othersOnly: true }],
    ['shows the own organisation', { ...wholeView, othersOnly: true }, { type: 'others-only' }, wholeView],
    ['chooses a category', wholeView, { type: 'toggle-category', category: 'results' }, results],
    ['means all when the last category goes', results, { type: 'toggle-category', category: 'results' }, wholeView],
    ['means all by a button', results, { type: 'all-categories' }, wholeView],
    ['sets a period', wholeView, { type: 'set-period', period: { from: '2026-01-01' } }, since],
    ['sets a day in place of a period', since, { type: 'set-since', since: discharge }, { ...wholeView, since: discharge }],
    ['sets a period in place of a day', { ...wholeView, since: discharge }, { type: 'set-period', period: { from: '2026-01-01' } }, since],
    ['goes back to all time', { ...results, since: discharge }, { type: 'set-since' }, results],
    ['clears filters, the day too', { ...results, since: discharge }, { type: 'clear-filters' }, wholeView],
    ['stands by contact', results, { type: 'group-by', by: 'contact' }, { ...results, isByContact: true }],
    ['stands by date again', { ...results, isByContact: true }, { type: 'group-by', by: 'date' }, results],
    [
      'shows everything, in the order chosen',
      { ...results, since: discharge, isByContact: true },
      { type: 'show-all' },
      { ...wholeView, isByContact: true },
    ],
    ['ends a period', since, { type: 'set-period', period: {} }, wholeView],
    [
      'clears filters and leaves ticks',
      { ...unticked('practice'), ...results, ...since, unticked: new Set(['practice']) },
      { type: 'clear-filters' },
      unticked('practice'),
    ],
    ['shows everything', { ...results, ...since, ...unticked('practice'), othersOnly: true }, { type: 'show-all' }, wholeView],
    ['accepts nothing before the reader has begun', wholeView, { type: 'accept-all' }, wholeView],
    ['accepts no source before the reader has begun', wholeView, { type: 'accept-source', source: 'city' }, wholeView],
  ])('%s', (_, before, change, after) => {
    expect(changeView(before, timeline, change)).toEqual(after);
  });
});

describe('nothing moves under the reader', () => {
  const arriving = timelineOf(
    { source: source('city'), entries: [entry('city', 'a')], open: true },
    { source: source('practice'), entries: [entry('practice', 'b')], open: true },
    { source: source('ambulance') },
  );
  const begun = changeView(wholeView, arriving, { type: 'begin-reading' });
  const later = apply(arriving, [
    { type: 'entries', source: 'city', attempt: 1, entries: [entry('city', 'late')] },
    { type: 'entries', source: 'practice', attempt: 1, entries: [entry('practice', 'late')] },
  ]);
  const accepted = (city: number, practice: number) =>
    new Map([
      ['city', city],
      ['practice', practice],
      ['ambulance', 0],
    ]);

  it('holds the batches that the reader saw when they began', () => {
    expect(begun.accepted).toEqual(accepted(1, 1));
  });

  it.each<[string, ViewChange, ReadonlyMap<string, number>]>([
    ['beginning twice changes nothing', { type: 'begin-reading' }, accepted(1, 1)],
    ['one source is accepted alone', { type: 'accept-source', source: 'city' }, accepted(2, 1)],
    ['print accepts all', { type: 'accept-all' }, accepted(2, 2)],
    ['an untick accepts all', { type: 'toggle-source', source: 'ambulance' }, accepted(2, 2)],
    ['a period accepts all', { type: 'set-period', period: {} }, accepted(2, 2)],
    ['"Show all" accepts all', { type: 'show-all' }, accepted(2, 2)],
  ])('%s', (_, change, after) => {
    expect(changeView(begun, later, change).accepted).toEqual(after);
  });
});

describe('H21 "Show" on a hidden allergy', () => {
  const stub = (hiddenBy: AllergyStub['hiddenBy']): AllergyStub => ({ source: 'practice', hiddenBy, count: 1, names: [], text: '' });

  it.each<[AllergyStub['hiddenBy'], View]>([
    ['filter', results],
    ['unticked', unticked('practice')],
  ])('undoes what hides it: %s', (hiddenBy, before) => {
    expect(changeView(before, timeline, showHiddenAllergies(stub(hiddenBy)))).toEqual(wholeView);
  });
});
