import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import { acceptAll, arrange } from './arrange.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { apply, datedOn as on, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import type { View } from '#/lib/record/model/view.ts';

const city = source('city', { name: 'City Hospitals', own: true });
const practice = source('practice', { name: 'Riverside Surgery' });
const rowsOf = (arrangement: Arrangement) => [...arrangement.months.flatMap(({ rows }) => rows), ...arrangement.undated];

describe('H21 what the reader hides', () => {
  const allergy = (from: string, more: Partial<TimelineEntry> = {}) =>
    entry(from, 'allergy', {
      category: 'allergies',
      title: 'Penicillin',
      date: { start: '1998', precision: 'year', kind: 'onset' },
      otherDates: [{ start: '2026-11-12', precision: 'day', kind: 'recorded' }],
      ...more,
    });
  const timeline = timelineOf(
    { source: city, entries: [entry('city', 'a'), entry('city', 'old', on('2001-05-05'))] },
    { source: practice, entries: [allergy('practice'), entry('practice', 'b')] },
  );

  it.each<[string, Partial<View>, string]>([
    ['unticked', { unticked: new Set(['practice']) }, '1 allergy at Riverside Surgery is hidden because you unticked it'],
    ['a category', { categories: new Set<Category>(['results']) }, '1 allergy at Riverside Surgery is hidden by your filters'],
    ['a period', { period: { from: '2026-11-20' } }, '1 allergy at Riverside Surgery is hidden by your filters'],
    ['a search', { search: { key: 'something else', matches: () => false } }, '1 allergy at Riverside Surgery is hidden by your filters'],
  ])('an allergy hidden by %s leaves a stub', (_, view, text) => {
    expect(arrange(timeline, { ...wholeView, ...view }).allergyStubs.map((stub) => stub.text)).toEqual([text]);
  });

  it('“Others only” hides the own organisation, and says so', () => {
    const own = timelineOf({ source: city, entries: [allergy('city')] }, { source: practice, entries: [entry('practice', 'b')] });
    const { counts, allergyStubs } = arrange(own, { ...wholeView, othersOnly: true });
    expect([counts.hiddenBySource, allergyStubs[0]?.text]).toEqual([1, '1 allergy at City Hospitals is hidden by “Others only”']);
  });

  it('a month’s header counts what is hidden of it', () => {
    expect(
      arrange(timeline, { ...wholeView, unticked: new Set(['practice']) }).months.map(({ key, rows, hidden }) => [
        key,
        rows.length,
        hidden,
      ]),
    ).toEqual([
      ['2026-11', 1, 1],
      ['2001-05', 1, 0],
    ]);
  });

  it('a period shows what was recorded in it though it began before, and what has no date', () => {
    const dated = timelineOf({
      source: practice,
      entries: [
        allergy('practice'),
        entry('practice', 'none', { date: undefined }),
        entry('practice', 'year', on('2026')),
        entry('practice', 'old', on('2020-01-01')),
      ],
    });
    const { groups, counts } = arrange(dated, { ...wholeView, period: { from: '2026-10-04' } });
    expect(groups.map(({ lead }) => lead.id.replace('practice|Thing/', ''))).toEqual(['year', 'allergy', 'none']);
    expect(counts.hiddenByFilter).toBe(1);
  });

  it('late batches wait, and are counted by source; what is hidden does not also wait', () => {
    const accepted = acceptAll(timeline);
    const late = apply(timeline, [
      { type: 'entries', source: 'city', attempt: 2, entries: [entry('city', 'x')] },
      { type: 'entries', source: 'city', attempt: 2, entries: [entry('city', 'y'), entry('city', 'z', { category: 'documents' })] },
    ]);
    const waiting = arrange(late, { ...wholeView, accepted });
    expect([waiting.waiting, waiting.counts.waiting]).toEqual([new Map([['city', 2]]), 2]);
    expect(arrange(late, { ...wholeView, accepted, categories: new Set<Category>(['results']) }).waiting).toEqual(new Map([['city', 1]]));
    expect(arrange(late, { ...wholeView, accepted: acceptAll(late) }).counts.waiting).toBe(0);
  });

  it('a group falls apart when a source is unticked, and is whole again when it is ticked', () => {
    const dose = (text: string): Partial<TimelineEntry> => ({
      category: 'medications',
      identity: ['medication|ramipril|current'],
      compare: { Dose: text },
    });
    const both = timelineOf(
      { source: city, entries: [entry('city', 'r', dose('10 mg'))] },
      { source: practice, entries: [entry('practice', 'r', dose('5 mg'))] },
    );
    const before = arrange(both, wholeView);
    const without = arrange(both, { ...wholeView, unticked: new Set(['city']) });
    expect(rowsOf(before).map((row) => [row.entries, row.conflicts])).toEqual([[2, 1]]);
    expect(rowsOf(without).map((row) => [row.entries, row.conflicts, row.sources])).toEqual([[1, 0, ['practice']]]);
    expect(without.counts.hiddenBySource).toBe(1);
    expect(arrange(both, wholeView)).toEqual(before);
  });
});
