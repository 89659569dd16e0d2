import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import { hiddenRows } from '#/lib/record/list/hidden-rows.ts';
import { type Since, type View, wholeView } from '#/lib/record/model/view.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { someEntries, someView, sourceIds } from '#/lib/record/testing/random-record.ts';
import { apply, datedOn, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { countNewRows, rowsOf, sumKinds } from './count-new-rows.ts';
import { hiddenParts } from './hidden-parts.ts';

const since: Since = { day: '2026-11-18', preset: 'discharge', today: '2026-11-21', locale: 'en-GB' };
const sinceView: View = { ...wholeView, since };
const same = { identity: ['result 1'], title: 'Sodium', ...datedOn('2026-11-19') };
const recorded = (start: string): Partial<TimelineEntry> => ({ otherDates: [{ start, precision: 'day', kind: 'recorded' }] });

const timeline = timelineOf(
  {
    source: source('ch', { own: true }),
    entries: [
      entry('ch', '1', same),
      entry('ch', '2', datedOn('2026-10-02')),
      entry('ch', '3', { category: 'problems', ...datedOn('2026') }),
      entry('ch', '4', { category: 'problems', ...datedOn('1998'), ...recorded('2026-11-19') }),
    ],
  },
  {
    source: source('rs'),
    entries: [
      entry('rs', '1', same),
      entry('rs', '2', { date: undefined }),
      entry('rs', '3', { category: 'allergies', title: 'Penicillin', ...datedOn('2014-06-20') }),
      entry('rs', '4', { category: 'documents', ...datedOn('2026-11-20') }),
    ],
  },
);

describe('new rows since 18-Nov-2026', () => {
  it('H21 are counted by kind, and what is not exact or has no date apart', () => {
    expect(countNewRows(timeline, sinceView)).toEqual(
      new Map([
        ['results', { isNew: 1, mayBeNew: 0, undated: 1 }],
        ['problems', { isNew: 1, mayBeNew: 1, undated: 0 }],
        ['documents', { isNew: 1, mayBeNew: 0, undated: 0 }],
      ]),
    );
  });

  it('are the same whatever kinds are chosen, and follow ticks', () => {
    expect(countNewRows(timeline, { ...sinceView, categories: new Set(['problems']) })).toEqual(countNewRows(timeline, sinceView));
    expect(sumKinds(countNewRows(timeline, { ...sinceView, unticked: new Set(['rs']) }))).toEqual({ isNew: 2, mayBeNew: 1, undated: 0 });
  });

  it('without a day are all rows', () => {
    expect(sumKinds(countNewRows(timeline, wholeView))).toEqual({ isNew: 6, mayBeNew: 0, undated: 1 });
    expect(sumKinds(countNewRows(timeline, wholeView), new Set(['problems']))).toEqual({ isNew: 2, mayBeNew: 0, undated: 0 });
  });
});

describe('safeguarding', () => {
  it('is counted in no list of the whole record', () => {
    const held = [entry('ch', '1'), entry('ch', '2', { category: 'safeguarding' })];
    const record = apply(timelineOf({ source: source('ch'), entries: held }), [{ ...hello, safeguarding: true }]);
    expect([...countNewRows(record, wholeView).keys()]).toEqual(['results']);
    expect(hiddenParts(record, sinceView)).toEqual({ byTime: 0, byKind: 0, bySource: [] });
  });
});

describe('H21 rows hidden from what is new', () => {
  it.each<[string, View, ReturnType<typeof hiddenParts>]>([
    ['nothing hidden', wholeView, { byTime: 0, byKind: 0, bySource: [] }],
    ['by the day', sinceView, { byTime: 2, byKind: 0, bySource: [] }],
    [
      'by the day and a tick: a row that another source holds is not hidden',
      { ...sinceView, unticked: new Set(['rs']) },
      { byTime: 2, byKind: 0, bySource: [{ source: 'rs', rows: 2 }] },
    ],
    ['by others only', { ...sinceView, othersOnly: true }, { byTime: 2, byKind: 0, bySource: [{ source: 'ch', rows: 2 }] }],
    ['by kinds', { ...sinceView, categories: new Set(['problems']) }, { byTime: 2, byKind: 3, bySource: [] }],
    ['by a period', { ...wholeView, period: { from: '2026-11-19' } }, { byTime: 2, byKind: 0, bySource: [] }],
  ])('%s', (_, view, parts) => expect(hiddenParts(timeline, view)).toEqual(parts));
});

function recordOf(entries: readonly TimelineEntry[]): Timeline {
  return timelineOf(
    ...sourceIds.map((id) => ({
      source: source(id, { own: id === 'city' }),
      entries: entries.filter(({ origins }) => origins[0]?.source === id),
    })),
  );
}

describe('H06 H21 sums', () => {
  it('hidden parts are all hidden rows, and kinds are all rows, in any view', () => {
    fc.assert(
      fc.property(someEntries, someView, (entries, view) => {
        const record = recordOf(entries);
        const { search: _, ...choices } = view;
        const { byTime, byKind, bySource } = hiddenParts(record, choices);
        expect(byTime + byKind + bySource.reduce((sum, { rows }) => sum + rows, 0)).toBe(hiddenRows(record, choices).rows);
        const { categories: _all, ...rest } = choices;
        expect(rowsOf(sumKinds(countNewRows(record, rest)))).toBe(arrange(record, rest).rows);
      }),
      { numRuns: 150 },
    );
  });
});
