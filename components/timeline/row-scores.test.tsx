import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { measured, observedOn, scoredOn } from '#/lib/record/testing/observation-builders.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { RowValue } from './row-value.tsx';
import { scoreWords } from './row-words.ts';
import { spokenRow } from './spoken-row.ts';

const pulse = (on: string, more = {}) => observedOn(on, measured('Pulse', '8867-4', '94', 'beats/min'), more);
const stay = { encounter: 'city|Encounter/1' };
const rowOf = (entries: readonly TimelineEntry[]): Row => {
  const [row] = arrangedRows(arrange(timelineOf({ source: source('city'), entries }), wholeView));
  if (!row) throw new Error('a row is there');
  return row;
};

describe('H36 a row never hides a score', () => {
  const set = rowOf([pulse('2026-11-21T12:05:00Z'), scoredOn('2026-11-21T12:05:00Z', '9')]);
  const day = rowOf([
    scoredOn('2026-11-21T12:05:00Z', '1', stay),
    pulse('2026-11-21T12:05:00Z', stay),
    scoredOn('2026-11-21T04:05:00Z', '9', stay),
  ]);
  const results = [scoredOn('2026-11-21T12:05:00Z', '7'), pulse('2026-11-21T12:05:00Z')];
  const panel = rowOf([
    ...results,
    entry('city', 'panel', { category: 'vitals', title: 'Observations', body: { shape: 'panel', members: results.map(({ id }) => id) } }),
  ]);

  it.each<[string, Row, Row['type'], string]>([
    ['a set', set, 'vitals', 'NEWS2 9'],
    ['a day of a stay: newest and highest', day, 'vitals', 'NEWS2 1, highest 9'],
    ['a panel', panel, 'panel', 'NEWS2 7'],
  ])('%s', (_, row, type, words) => {
    expect(row.type).toBe(type);
    expect(scoreWords(row)).toEqual([words]);
    expect(renderToStaticMarkup(<RowValue row={row} />)).toContain(words);
    expect(spokenRow(row, { sources: new Map([['city', source('city')]]), locale: 'en-GB' }, '')).toContain(words);
  });

  it('none where none was sent, and none of a removed one', () => {
    expect(scoreWords(rowOf([pulse('2026-11-21T12:05:00Z')]))).toEqual([]);
    const removed = scoredOn('2026-11-21T12:05:00Z', '7', { assertion: 'removed' });
    const heading = entry('city', 'panel', { category: 'vitals', body: { shape: 'panel', members: [removed.id] } });
    expect(scoreWords(rowOf([heading, removed]))).toEqual([]);
  });
});
