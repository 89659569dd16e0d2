import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrangement, Row } from './arrangement.ts';
import { acceptAll, arrange } from './arrange.ts';
import type { Category } from './category.ts';
import { apply, answer, entry, source, timelineOf } from './testing.ts';
import type { TimelineEntry } from './timeline-entry.ts';
import { wholeView } from './view.ts';
import type { View } from './view.ts';

const city = source('city', { name: 'City Hospitals', own: true });
const practice = source('practice', { name: 'Riverside Surgery' });
const on = (start: string): Partial<TimelineEntry> => ({
  date: {
    start,
    precision: start.length === 4 ? 'year' : start.length === 7 ? 'month' : start.length === 10 ? 'day' : 'second',
    kind: 'effective',
  },
});
const measured = (name: string, value: string, more: Partial<TimelineEntry> = {}): Partial<TimelineEntry> => ({
  title: name,
  body: {
    shape: 'measurement',
    measurement: {
      code: { text: name, codings: [] },
      value: { type: 'quantity', quantity: { value, unit: 'g/L' } },
      ranges: [{ low: { value: '110', unit: 'g/L' }, high: { value: '160', unit: 'g/L' } }],
    },
    components: [],
  },
  ...more,
});
const rowsOf = (arrangement: Arrangement) => [...arrangement.months.flatMap(({ rows }) => rows), ...arrangement.undated];
const show = (row: Row) => [row.type, ...row.groups.map(({ lead }) => lead.id.replace('|Thing/', ':'))].join(' ');

describe('rows, not entries', () => {
  it('a report and its results are one row that names those outside their range', () => {
    const report = entry('city', 'report', {
      category: 'results',
      kind: 'diagnostic-report',
      body: { shape: 'panel', members: ['city|Thing/hb', 'city|Thing/plt', 'city|Thing/lost'] },
    });
    const timeline = timelineOf({
      source: city,
      entries: [report, entry('city', 'hb', measured('Hb', '104')), entry('city', 'plt', measured('Plt', '130'))],
    });
    const { months, counts } = arrange(timeline, wholeView);
    const [row] = months[0]?.rows ?? [];
    expect(row && show(row)).toBe('panel city:report city:hb city:plt');
    expect(row?.type === 'panel' && row.outside.map(({ group, flag }) => [group.lead.title, flag.words, flag.workedOut])).toEqual([
      ['Hb', 'Low', true],
    ]);
    expect(months[0]).toMatchObject({ key: '2026-11', year: 2026, month: 11, entries: 3, hidden: 0 });
    expect(counts).toMatchObject({ shown: 1, folded: 2 });
  });

  it('H12 a report or result entered in error folds nothing and is not folded away', () => {
    const body = { shape: 'panel', members: ['city|Thing/hb'] } as const;
    const removed = arrange(
      timelineOf({ source: city, entries: [entry('city', 'report', { body, assertion: 'removed' }), entry('city', 'hb')] }),
      wholeView,
    );
    expect(rowsOf(removed).map(show)).toEqual(['single city:hb', 'single city:report']);
    expect(removed.counts).toMatchObject({ shown: 1, removed: 1, folded: 0 });
    const result = arrange(
      timelineOf({ source: city, entries: [entry('city', 'report', { body }), entry('city', 'hb', { assertion: 'removed' })] }),
      wholeView,
    );
    expect(rowsOf(result).map(show)).toEqual(['single city:hb', 'single city:report']);
  });

  it('reports that name each other are still shown', () => {
    const a = entry('city', 'a', { body: { shape: 'panel', members: ['city|Thing/b'] } });
    const b = entry('city', 'b', { body: { shape: 'panel', members: ['city|Thing/a'] } });
    expect(rowsOf(arrange(timelineOf({ source: city, entries: [a, b] }), wholeView)).map(show)).toEqual(['panel city:a city:b']);
  });

  it('vital signs of one source are one row a set, one a day inside an encounter', () => {
    const vital = (from: string, id: string, start: string, encounter?: string) =>
      entry(from, id, { category: 'vitals', ...measured(id, '120'), ...on(start), ...(encounter ? { encounter } : {}) });
    const entries = [
      vital('city', 'bp', '2026-11-20T06:10:00Z'),
      vital('city', 'hr', '2026-11-20T06:10:40Z'),
      vital('city', 'rr', '2026-11-20T06:11:00Z'),
      vital('city', 'day1', '2026-11-19T06:10:00Z', 'city|Encounter/1'),
      vital('city', 'day2', '2026-11-19T22:10:00Z', 'city|Encounter/1'),
    ];
    const other = [vital('practice', 'bp', '2026-11-20T06:10:00Z')];
    expect(rowsOf(arrange(timelineOf({ source: city, entries }, { source: practice, entries: other }), wholeView)).map(show)).toEqual([
      'single city:rr',
      'vitals city:hr city:bp',
      'single practice:bp',
      'vitals city:day2 city:day1',
    ]);
  });

  it('repeat issues are one row a month; an issue in conflict keeps its own', () => {
    const issue = (from: string, id: string, start: string, more: Partial<TimelineEntry> = {}) =>
      entry(from, id, { category: 'medications', series: `${from}|rx`, ...on(start), ...more });
    const differs = (dose: string) => ({ identity: ['medication|x'], compare: { Dose: dose } });
    const timeline = timelineOf(
      {
        source: practice,
        entries: [
          issue('practice', '1', '2026-11-01'),
          issue('practice', '2', '2026-11-08'),
          issue('practice', '3', '2026-10-01'),
          issue('practice', '4', '2026-11-15', differs('5 mg')),
        ],
      },
      { source: city, entries: [entry('city', '1', { category: 'medications', ...on('2026-11-14'), ...differs('10 mg') })] },
    );
    expect(rowsOf(arrange(timeline, wholeView)).map((row) => [show(row), row.conflicts])).toEqual([
      ['single practice:4', 1],
      ['issues practice:2 practice:1', 0],
      ['single practice:3', 0],
    ]);
  });
});

describe('H14 months', () => {
  it('a year alone has its own header, and what has no readable date a shelf', () => {
    const timeline = timelineOf({
      source: city,
      entries: [
        entry('city', 'a', on('2026-11-20')),
        entry('city', 'b', on('2026')),
        entry('city', 'c', on('2026-11')),
        entry('city', 'd', { date: undefined }),
        entry('city', 'e', on('1961-04-93')),
        entry('city', 'f', on('2025-01-02')),
      ],
    });
    const { months, undated } = arrange(timeline, wholeView);
    expect(months.map(({ key, rows }) => [key, rows.map(show).join()])).toEqual([
      ['2026', 'single city:b'],
      ['2026-11', 'single city:c,single city:a'],
      ['2025-01', 'single city:f'],
    ]);
    expect(undated.map(show)).toEqual(['single city:d', 'single city:e']);
  });
});

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
    ['a search', { search: 'something else' }, '1 allergy at Riverside Surgery is hidden by your filters'],
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
              ? (measured('v', '1').body ?? { shape: 'facts' })
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
        expect(drawn).toHaveLength(parts.shown + parts.folded + parts.removed);
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
