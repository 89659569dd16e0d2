import { describe, expect, it, test } from 'vitest';
import { categories } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { sourceSummaries, type SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { applyMessage, emptyTimeline, type Timeline } from '#/lib/record/stream/timeline.ts';
import { haveEnded, listSources, settledRanks } from './settle-sources.ts';
import { gaveNothing, isQuiet, signOf } from './source-looks.ts';

const sourceOf = (name: string, own = false): PublicSource => ({
  id: name,
  name,
  code: name.slice(0, 2),
  organisation: name,
  own,
  mark: 1,
  never: [],
  standing: [],
});

const endOf = (source: string, attempt: number) => ({
  type: 'end',
  source,
  attempt,
  resources: { received: 0, entries: 0, supporting: 0, refused: 0 },
  entries: 0,
  at: '2026-01-01T10:00:00Z',
  tookMs: 1,
});

/** Messages of one source that ends with the same outcome in each category; `pending` has not ended. */
const answer = (source: string, outcome: Outcome, attempt = 1): readonly unknown[] =>
  outcome.state === 'pending'
    ? []
    : [...categories.map((category) => ({ type: 'outcome', source, attempt, category, outcome })), endOf(source, attempt)];

const summariesOf = (outcomes: Readonly<Record<string, Outcome>>, own = '', unticked: readonly string[] = []): readonly SourceSummary[] => {
  const names = Object.keys(outcomes);
  const messages = [
    ...names.map((name) => ({ type: 'source', source: sourceOf(name, name === own) })),
    ...Object.entries(outcomes).flatMap(([name, outcome]) => answer(name, outcome)),
  ];
  const timeline = messages.reduce<Timeline>(applyMessage, emptyTimeline('s'));
  return sourceSummaries(timeline, { ...wholeView, unticked: new Set(unticked) });
};

const complete: Outcome = { state: 'complete', entries: 3 };
const none: Outcome = { state: 'none' };
const failed: Outcome = { state: 'failed', why: 'no answer within 10 s' };
const notKnown: Outcome = { state: 'unmatched', match: 'not-known' };
const refused: Outcome = { state: 'unmatched', match: 'unconfirmed', why: 'you said this is a different person there' };
const pending: Outcome = { state: 'pending' };
const names = (summaries: readonly SourceSummary[]): readonly string[] => summaries.map(({ source }) => source.name);

test.each([
  [{ Ash: complete, Beech: pending }, false],
  [{ Ash: complete, Beech: failed }, true],
  [{}, false],
] as const)('%j have ended: %s', (outcomes, ended) => expect(haveEnded(summariesOf(outcomes))).toBe(ended));

describe('the order of the panel', () => {
  it.each([
    ['own first, then by name', { Beech: complete, Ash: complete, Cedar: complete }, 'Cedar', ['Cedar', 'Ash', 'Beech'], []],
    ['what holds nothing after what may hold more', { Ash: none, Beech: failed, Cedar: complete }, '', ['Beech', 'Cedar', 'Ash'], []],
    ['own first, though it holds nothing', { Ash: complete, Beech: none }, 'Beech', ['Beech', 'Ash'], []],
    ['not known is folded', { Ash: notKnown, Beech: complete, Cedar: notKnown }, '', ['Beech'], ['Ash', 'Cedar']],
    ['H04 a person refused by the reader is not folded', { Ash: refused, Beech: complete }, '', ['Ash', 'Beech'], []],
    ['H05 no answer is never folded', { Ash: failed, Beech: notKnown }, '', ['Ash'], ['Beech']],
  ] as const)('%s', (_what, outcomes, own, listed, folded) => {
    const summaries = summariesOf(outcomes, own);
    const panel = listSources(summaries, settledRanks(summaries));
    expect(names(panel.listed)).toEqual(listed);
    expect(names(panel.notKnown)).toEqual(folded);
  });

  it('is that of names while any source is asked: no row moves when another one ends', () => {
    const before = listSources(summariesOf({ Ash: pending, Beech: pending, Cedar: pending }), undefined);
    const after = listSources(summariesOf({ Ash: notKnown, Beech: none, Cedar: pending }), undefined);
    expect(names(before.listed)).toEqual(['Ash', 'Beech', 'Cedar']);
    expect(names(after.listed)).toEqual(names(before.listed));
    expect(after.notKnown).toEqual([]);
  });

  it('stays as it settled when a source is asked again, and one that joins later keeps the place of its name', () => {
    const ranks = settledRanks(summariesOf({ Ash: none, Beech: complete, Cedar: notKnown }));
    const later = summariesOf({ Ash: complete, Beech: pending, Cedar: failed, Alder: complete });
    expect(names(listSources(later, ranks).listed)).toEqual(['Alder', 'Beech', 'Ash', 'Cedar']);
    expect(listSources(later, ranks).notKnown).toEqual([]);
  });
});

describe('the sign of a source', () => {
  it.each([
    ['complete', complete, false, true, 'tick', false],
    ['nothing recorded', none, false, true, 'minus', false],
    ['complete and hidden', complete, true, false, 'eye-off', false],
    ['no answer', failed, false, false, 'broken-cloud', true],
    ['H05 no answer, and hidden', failed, true, false, 'broken-cloud', true],
    ['still asked', pending, false, false, 'ellipsis', false],
    ['some not shared', { state: 'withheld', basis: 'agreement', why: 'not shared' }, false, false, 'lock', false],
    ['refused', { state: 'denied', why: 'refused' }, false, false, 'shield-x', true],
    ['to check', { state: 'unmatched', match: 'unconfirmed' }, false, false, 'person-question', false],
    ['gave no record', { state: 'unmatched', match: 'no-answer-given' }, false, false, 'person-question', true],
  ] as const)('%s', (_what, outcome, isHidden, quiet, icon, missing) => {
    const [summary] = summariesOf({ Ash: outcome }, '', isHidden ? ['Ash'] : []);
    if (!summary) throw new Error('no summary');
    expect([isQuiet(summary), signOf(summary, false).icon, gaveNothing(summary)]).toEqual([quiet, icon, missing]);
  });

  it('warns of a source that is slow to answer', () => {
    const [summary] = summariesOf({ Ash: pending });
    if (!summary) throw new Error('no summary');
    expect([signOf(summary, false).tone, signOf(summary, true).tone]).toEqual(['muted', 'warning']);
  });
});
