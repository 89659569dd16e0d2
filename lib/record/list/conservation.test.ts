import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import { arrange } from './arrange.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { apply, answer, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import type { View } from '#/lib/record/model/view.ts';

const city = source('city', { name: 'City Hospitals', own: true });
const practice = source('practice', { name: 'Riverside Surgery' });
const measured = {
  shape: 'measurement',
  measurement: { code: { text: 'v', codings: [] }, value: { type: 'quantity', quantity: { value: '1', unit: 'g/L' } }, ranges: [] },
  components: [],
} as const;
const rowsOf = (arrangement: Arrangement) => [...arrangement.months.flatMap(({ rows }) => rows), ...arrangement.undated];

describe('H06 H07 conservation', () => {
  const someEntry = fc.record({
    from: fc.constantFrom('city', 'practice', 'third'),
    id: fc.integer({ min: 0, max: 8 }),
    category: fc.constantFrom<Category>('results', 'vitals', 'allergies', 'medications'),
    assertion: fc.constantFrom('affirmed', 'denied', 'none-known', 'removed'),
    start: fc.constantFrom(
      '2026-11-20',
      '2026-11-20T06:10:00Z',
      '2026-11-01T00:10:00+05:00',
      '2026-12-31T23:00:00-05:00',
      '2026-12',
      '2026',
      '2027-01',
      'rubbish',
      undefined,
    ),
    identity: fc.subarray(['x|1', 'x|2', 'identifier|1']),
    members: fc.array(fc.tuple(fc.constantFrom('city', 'practice'), fc.integer({ min: 0, max: 8 })), { maxLength: 4 }),
    series: fc.constantFrom('s', undefined),
  });
  const someTimeline = fc.array(someEntry, { maxLength: 30 }).map((all) => {
    const entries = all.map(({ from, id, category, assertion, start, identity, members, series }) => ({
      from,
      made: entry(from, String(id), {
        category,
        assertion,
        identity,
        compare: { Id: String(id % 2) },
        ...(series ? { series } : {}),
        date: start === undefined ? undefined : { start, precision: 'second', kind: 'effective' },
        body:
          members.length > 0
            ? { shape: 'panel', members: members.map(([of, member]) => `${of}|Thing/${member}`) }
            : category === 'vitals'
              ? measured
              : { shape: 'facts' },
      }),
    }));
    const of = (id: string) => entries.filter(({ from }) => from === id).map(({ made }) => made);
    return timelineOf(
      { source: city, entries: of('city') },
      { source: practice, entries: of('practice') },
      { source: source('third'), entries: of('third') },
    );
  });
  const someView: fc.Arbitrary<View> = fc.record({
    unticked: fc.subarray(['city', 'practice', 'third']).map((ids) => new Set(ids)),
    othersOnly: fc.boolean(),
    categories: fc.option(
      fc.subarray<Category>(['results', 'vitals', 'allergies', 'medications']).map((all) => new Set(all)),
      { nil: undefined },
    ),
    period: fc.constantFrom({ from: '2026-11-20' }, { to: '2020-01-01' }, undefined),
    since: fc.constantFrom({ day: '2026-11-20', preset: 'day', today: '2026-11-21', locale: 'en-GB' } as const, undefined),
    accepted: fc.constantFrom(new Map([['city', 1]]), new Map<string, number>(), undefined),
  });

  it('every entry received is shown, folded, hidden, waiting or removed, and is drawn just once', () => {
    fc.assert(
      fc.property(someTimeline, someView, (timeline, view) => {
        const arrangement = arrange(timeline, view);
        const { received, ...parts } = arrangement.counts;
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(received);
        expect(received).toBe([...timeline.sources.values()].reduce((sum, state) => sum + state.received, 0));
        expect(new Set(arrangement.months.map(({ key }) => key)).size).toBe(arrangement.months.length);
        const drawn = rowsOf(arrangement).flatMap(({ groups }) => groups.flatMap(({ members }) => members));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn).toHaveLength(parts.visible + parts.folded + parts.removed);
        const stubs = arrangement.allergyStubs.reduce((sum, { count }) => sum + count, 0);
        const waiting = [...arrangement.waiting.values()].reduce((sum, count) => sum + count, 0);
        expect(waiting).toBe(parts.waiting);
        const allergies = [...timeline.sources.values()]
          .flatMap(({ batches }) => batches.flat())
          .filter(({ category, assertion }) => category === 'allergies' && assertion === 'affirmed').length;
        const shown = drawn.filter(({ category, assertion }) => category === 'allergies' && assertion === 'affirmed').length;
        expect(stubs + shown).toBeGreaterThanOrEqual(allergies - waiting);
      }),
    );
  });

  it('unticking and ticking again, filtering and clearing, give the same arrangement', () => {
    fc.assert(
      fc.property(someTimeline, someView, (timeline, view) => {
        const before = arrange(timeline, wholeView);
        arrange(timeline, view);
        expect(arrange(timeline, wholeView)).toEqual(before);
        expect(arrange({ ...timeline, sources: new Map(timeline.sources) }, wholeView)).toEqual(before);
      }),
    );
  });

  it('does not depend on which source answered first', () => {
    const a = { source: city, entries: [entry('city', '1', { identity: ['x|1'] }), entry('city', '2')] };
    const b = { source: practice, entries: [entry('practice', '1', { identity: ['x|1'] })] };
    const first = timelineOf({ ...a, entries: [], open: true }, { ...b, entries: [], open: true });
    const [one, other] = [
      [...answer(a), ...answer(b)],
      [...answer(b), ...answer(a)],
    ];
    expect(arrange(apply(first, one), wholeView)).toEqual(arrange(apply(first, other), wholeView));
  });
});
