import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryOutcome, sourceOutcome } from './source-outcome.ts';
import { answer, apply, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { applyMessage, askAgain, markStreamCut, emptyTimeline } from './timeline.ts';

const city = source('city');
const joined = apply(emptyTimeline('session-1'), [hello, { type: 'source', source: city }]);
const idsOf = (timeline: typeof joined) =>
  timeline.sources
    .get('city')
    ?.batches.flat()
    .map(({ id }) => id);

describe('applyMessage', () => {
  it('takes any JSON and never throws', () => {
    const types = fc.constantFrom(
      'hello',
      'patient',
      'source',
      'entries',
      'progress',
      'refused',
      'outcome',
      'differences',
      'end',
      'renew',
      'nonsense',
    );
    const shaped = fc.record(
      {
        type: types,
        source: fc.constantFrom('city', 'x'),
        attempt: fc.integer({ min: -1, max: 3 }),
        entries: fc.array(fc.jsonValue()),
        outcome: fc.jsonValue(),
        category: fc.constantFrom('results', 'x'),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), shaped, fc.anything()), { maxLength: 20 }), (messages) => {
        expect(apply(joined, messages).session).toBe('session-1');
      }),
    );
  });

  it.each<[string, unknown]>([
    ['no object', 'garbage'],
    ['an unknown type', { type: 'weather' }],
    ['null', null],
    ['an unknown category', { type: 'outcome', source: 'city', attempt: 1, category: 'horoscope', outcome: { state: 'none' } }],
    ['an unknown state', { type: 'outcome', source: 'city', attempt: 1, category: 'results', outcome: { state: 'fine' } }],
    ['a source that has not joined', { type: 'progress', source: 'nobody', attempt: 1, pages: 1, resources: 1 }],
  ])('counts what it cannot read: %s', (_, message) => {
    expect(applyMessage(joined, message)).toEqual({ ...joined, unknownMessages: 1 });
  });

  it('H06 one unreadable entry drops no neighbour, is counted and makes its source incomplete', () => {
    const bad = { ...entry('city', 'b'), title: undefined };
    const entries = [entry('city', 'a'), bad, entry('city', 'c')];
    const end = answer({ source: city, entries: [entry('city', 'a'), entry('city', 'b'), entry('city', 'c')] }).slice(1);
    const timeline = apply(joined, [{ type: 'entries', source: 'city', attempt: 1, entries }, ...end]);
    const state = timeline.sources.get('city');
    expect(idsOf(timeline)).toEqual(['city|Thing/a', 'city|Thing/c']);
    expect(state?.unreadable).toBe(1);
    expect(state && categoryOutcome(state, 'problems')).toEqual({
      state: 'partial',
      entries: 0,
      why: 'part of the answer could not be read',
      lost: true,
    });
  });

  it('H06 H07 a source whose entries did not all arrive is partial, not complete', () => {
    const [, ...rest] = answer({ source: city, entries: [entry('city', 'a')] });
    const state = apply(joined, rest).sources.get('city');
    expect(state && categoryOutcome(state, 'results').state).toBe('partial');
    expect(state && sourceOutcome(state).state).toBe('partial');
  });

  it('a source says why most of what came is incomplete, not what is true of a category without an entry', () => {
    const [left, right] = [entry('city', 'a', { category: 'allergies' }), entry('city', 'b', { category: 'problems' })];
    const more = { alerts: 'no such section', allergies: 'none is known', problems: 'a summary', documents: 'a summary' };
    const partial = (why: string, entries: number) => ({ state: 'partial', entries, why }) as const;
    const outcomes = Object.fromEntries(
      Object.entries(more).map(([category, why]) => [category, partial(why, category === 'alerts' ? 0 : 1)]),
    );
    const entries = [left, right, entry('city', 'c', { category: 'documents' })];
    const state = timelineOf({ source: city, entries, outcomes }).sources.get('city');
    expect(state && sourceOutcome(state)).toEqual({ state: 'partial', entries: 3, why: 'a summary' });
  });

  it('what asking again may mend is said, though more is incomplete for good', () => {
    const forGood = { state: 'partial', entries: 1, why: 'a summary', lasting: true } as const;
    const outcomes = { allergies: forGood, problems: forGood, documents: { state: 'partial', entries: 1, why: 'cut short' } as const };
    const entries = (['allergies', 'problems', 'documents'] as const).map((category) => entry('city', category, { category }));
    const state = timelineOf({ source: city, entries, outcomes }).sources.get('city');
    expect(state && sourceOutcome(state)).toEqual({ state: 'partial', entries: 3, why: 'cut short' });
  });

  it('an answer that ends without a word on a category cannot tell of it', () => {
    const messages = answer({ source: city }).filter(
      (message) => JSON.stringify(message).includes('"results"') || JSON.stringify(message).includes('"end"'),
    );
    const state = apply(joined, messages).sources.get('city');
    expect(state && [categoryOutcome(state, 'results').state, categoryOutcome(state, 'allergies').state]).toEqual(['none', 'unsupported']);
  });
});

describe('H01 another patient', () => {
  const full = timelineOf({ source: city, entries: [entry('city', 'a')] });

  it.each([
    ['another key', { ...hello, patientKey: 'key-2' }],
    ['another session', { ...hello, session: 'session-2' }],
  ])('%s refuses, and drops every entry', (_, other) => {
    const refused = applyMessage(full, other);
    expect(refused.connection).toEqual({ state: 'wrong-patient' });
    expect(refused.sources.size).toBe(0);
    expect(refused.patient).toBeUndefined();
    expect(apply(refused, [hello, { type: 'source', source: city }])).toBe(refused);
  });

  it('the same key goes on', () => {
    expect(applyMessage(full, hello).sources.get('city')?.received).toBe(1);
  });

  it('expired blanks for good', () => {
    const expired = applyMessage(full, { type: 'expired', why: 'idle' });
    expect([expired.connection, expired.sources.size]).toEqual([{ state: 'expired', why: 'idle' }, 0]);
  });

  it('a message version of another release is refused', () => {
    expect(applyMessage(joined, { ...hello, version: hello.version + 1 }).connection).toEqual({ state: 'outdated' });
  });
});

describe('disconnect', () => {
  it('H05 turns what is open into failed, and what came into partial', () => {
    const cut = markStreamCut(
      apply(joined, [{ type: 'entries', source: 'city', attempt: 1, entries: [entry('city', 'a')] }]),
      'connection-lost',
    );
    const state = cut.sources.get('city');
    expect(cut.connection).toEqual({ state: 'lost', cut: 'connection-lost' });
    expect(state && categoryOutcome(state, 'results')).toEqual({ state: 'partial', entries: 1, why: 'connection lost', lost: true });
    expect(state && categoryOutcome(state, 'allergies')).toEqual({ state: 'failed', why: 'connection lost' });
  });

  it('H05 a stream that the viewer’s restart ends says so, and leaves nothing open as none', () => {
    const told = apply(joined, [{ type: 'entries', source: 'city', attempt: 1, entries: [entry('city', 'a')] }, { type: 'restarting' }]);
    expect(told.unknownMessages).toBe(0);
    const cut = markStreamCut(told, 'restarting');
    const state = cut.sources.get('city');
    const why = 'the viewer is restarting; ask again';
    expect(state && categoryOutcome(state, 'results')).toEqual({ state: 'partial', entries: 1, why, lost: true });
    expect(state && categoryOutcome(state, 'allergies')).toEqual({ state: 'failed', why });
  });

  it('leaves what ended, and sources of another stream', () => {
    const other = source('other');
    const timeline = apply(joined, [{ type: 'source', source: other }, ...answer({ source: city })]);
    expect(markStreamCut(timeline, 'connection-lost', ['city']).sources.get('other')?.lost).toBeUndefined();
    expect(markStreamCut(timeline, 'connection-lost').sources.get('city')?.lost).toBeUndefined();
    expect(markStreamCut(apply(timeline, answer({ source: other })), 'connection-lost').connection).toEqual({ state: 'closed' });
  });
});

describe('asked again', () => {
  const first = apply(joined, answer({ source: city, entries: [entry('city', 'old')] }));

  it('keeps the old entries, marked, until the first entry or outcome of the new answer', () => {
    const asking = apply(askAgain(first, ['city']), [
      { type: 'progress', source: 'city', attempt: 2, pages: 1, resources: 0 },
      { type: 'refused', source: 'city', attempt: 2, resourceType: 'Basic', reason: 'unreadable' },
    ]);
    expect(idsOf(asking)).toEqual(['city|Thing/old']);
    expect(asking.sources.get('city')?.asking?.from).toBe(hello.at);
    const again = apply(asking, answer({ source: city, entries: [entry('city', 'new')] }, 2));
    expect(idsOf(again)).toEqual(['city|Thing/new']);
    expect(again.sources.get('city')).toMatchObject({ attempt: 2, refused: [{ resourceType: 'Basic' }] });
    expect(again.sources.get('city')?.asking).toBeUndefined();
  });

  it('takes a new answer under the same number, once the old one has ended', () => {
    const again = apply(askAgain(first, ['city']), answer({ source: city, entries: [entry('city', 'new')] }, 1));
    expect(idsOf(again)).toEqual(['city|Thing/new']);
  });

  it('ignores late lines of the answer that was replaced', () => {
    const again = apply(first, answer({ source: city, entries: [entry('city', 'new')] }, 2));
    expect(apply(again, answer({ source: city, entries: [entry('city', 'late')] }, 1))).toEqual(again);
  });

  it('falls back to the old answer when the new one is lost before it began', () => {
    const lost = markStreamCut(askAgain(first, ['city']), 'connection-lost');
    const state = lost.sources.get('city');
    expect(state && [state.received, sourceOutcome(state).state]).toEqual([1, 'complete']);
  });
});
