import { describe, expect, it } from 'vitest';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { type Answer, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { isEveryAnswerWhole, medicineColumns } from './medicine-columns.ts';
import { medicine } from './testing/medicine-entries.ts';

const answered = (id: string, outcome: Outcome): Answer => ({ source: source(id), outcomes: { medications: outcome } });
const holder: Answer = { source: source('gp'), entries: [medicine('gp', '1')] };

describe('H05 a column for each source that holds medicines, or that may and did not say', () => {
  const cases: readonly (readonly [state: string, answer: Answer, column: object | undefined, isWhole: boolean])[] = [
    ['nothing recorded: no column', answered('city', { state: 'none' }), undefined, true],
    ['not known there: no column', answered('city', { state: 'unmatched', match: 'not-known' }), undefined, true],
    ['no answer', answered('city', { state: 'failed', why: 'timeout' }), { state: 'missing', words: 'No answer', canAskAgain: true }, false],
    ['refused', answered('city', { state: 'denied', why: '403' }), { state: 'missing', words: 'Refused', canAskAgain: false }, false],
    ['cut short today', answered('city', { state: 'partial', entries: 3, why: 'stopped' }), { state: 'missing', words: 'Incomplete' }, false],
    ['blocked as a whole', answered('city', { state: 'withheld', basis: 'source', why: 'blocked', whole: true }), { state: 'missing', words: 'Not shared' }, false],
    ['still asked', { source: source('city'), open: true }, { state: 'asking', words: 'Asking', canAskAgain: false }, false],
    ['part by its nature: no column without lines', answered('city', { state: 'partial', entries: 3, why: 'documents', lasting: true }), undefined, false],
    ['cannot be asked: no column', answered('city', { state: 'unsupported' }), undefined, false],
  ];

  it.each(cases.map(([state, ...facts]) => [state, facts] as const))('%s', (_, [answer, column, isWhole]) => {
    const timeline = timelineOf(holder, answer);
    const [own, ...silent] = medicineColumns(timeline, wholeView, new Map([['gp', 1]]));
    expect(own).toMatchObject({ source: { id: 'gp' }, state: 'whole', words: undefined, count: 1 });
    expect(silent).toMatchObject(column ? [column] : []);
    expect(isEveryAnswerWhole(timeline)).toBe(isWhole);
  });

  it('a source that the reader unticked has none', () => {
    const timeline = timelineOf(holder, answered('city', { state: 'failed', why: 'timeout' }));
    expect(medicineColumns(timeline, { ...wholeView, unticked: new Set(['city']) }, new Map()).map((column) => column.source.id)).toEqual([]);
  });

  it('nothing has been said yet: nothing is whole', () => {
    expect(isEveryAnswerWhole(timelineOf())).toBe(false);
  });
}); // prettier-ignore
