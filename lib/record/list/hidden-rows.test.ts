import { describe, expect, it } from 'vitest';
import { hiddenRows } from './hidden-rows.ts';
import { hiddenWords } from './words.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';

const day = (start: string) => ({ start, precision: 'day', kind: 'effective' }) as const;
const [ch, rs] = [source('ch', { own: true }), source('rs')];
const same = { identity: ['result 1'], title: 'Sodium' };
const timeline = timelineOf(
  {
    source: ch,
    entries: [
      entry('ch', '1', same),
      entry('ch', '2', { date: day('2026-10-02') }),
      entry('ch', '3', { category: 'problems', date: day('2025-01-02') }),
    ],
  },
  { source: rs, entries: [entry('rs', '1', same), entry('rs', '2', { date: undefined })] },
);
const unticked: View = { ...wholeView, unticked: new Set(['ch']) };

describe('H21 hidden rows', () => {
  it('none while everything is shown', () => {
    expect(hiddenRows(timeline, wholeView)).toEqual({ rows: 0, byMonth: new Map(), entries: 0 });
  });

  it('a row that another source holds too is not hidden, its entry is', () => {
    const hidden = hiddenRows(timeline, unticked);
    expect(hidden).toEqual({
      rows: 2,
      byMonth: new Map([
        ['2026-10', 1],
        ['2025-01', 1],
      ]),
      entries: 3,
    });
  });

  it('counts undated rows', () => {
    expect(hiddenRows(timeline, { ...wholeView, unticked: new Set(['rs']) })).toMatchObject({ rows: 1, entries: 2 });
  });

  it('on the page of a category counts that category alone', () => {
    expect(hiddenRows(timeline, unticked, 'problems')).toMatchObject({ rows: 1, entries: 1 });
    expect(hiddenRows(timeline, wholeView, 'problems').rows).toBe(0);
    expect(hiddenRows(timeline, { ...wholeView, period: { from: '2026-01-01' } }, 'problems').rows).toBe(1);
  });

  it('what waits is not hidden', () => {
    expect(hiddenRows(timeline, { ...unticked, accepted: new Map([['ch', 1]]) })).toMatchObject({ rows: 3 });
    expect(hiddenRows(timeline, { ...wholeView, othersOnly: true, accepted: new Map([['rs', 1]]) })).toMatchObject({ rows: 0 });
  });

  it.each([
    [{ rows: 120, byMonth: new Map(), entries: 300 }, '120 rows hidden by you'],
    [{ rows: 1, byMonth: new Map(), entries: 1 }, '1 row hidden by you'],
    [{ rows: 0, byMonth: new Map(), entries: 1 }, '1 entry hidden by you'],
    [{ rows: 0, byMonth: new Map(), entries: 0 }, undefined],
  ] as const)('%j: %s', (hidden, words) => {
    expect(hiddenWords(hidden)).toBe(words);
  });
});
