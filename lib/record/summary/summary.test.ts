import { describe, expect, it } from 'vitest';
import { activityStrip } from '#/lib/record/list/activity-strip.ts';
import { summariseRecord } from './summary.ts';
import { entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { wholeView } from '#/lib/record/model/view.ts';

const city = source('city');
const park = source('park');
const at = '2026-11-21T14:02:00+00:00';
const on = (start: string, end?: string): Partial<TimelineEntry> => ({
  date: { start, ...(end ? { end } : {}), precision: 'second', kind: 'effective' },
});
const namesOf = (items: readonly { readonly lead: TimelineEntry }[]) => items.map(({ lead }) => lead.title);
const medicine = (title: string, more: Partial<TimelineEntry> = {}, act: 'prescribed' | 'issued' = 'prescribed') =>
  entry('city', title, {
    category: 'medications',
    body: { shape: 'medication', medication: { text: title, codings: [] }, doses: [], act },
    ...more,
  });

describe('current medicines', () => {
  it('are active, on hold or of unknown status, with no end in the past', () => {
    const entries = [
      medicine('active', { status: 'active' }),
      medicine('held', { status: 'on-hold' }),
      medicine('silent'),
      medicine('ends this year', { status: 'active', otherDates: [{ end: '2026', precision: 'year', kind: 'period' }] }),
      medicine('ended', { status: 'active', otherDates: [{ start: '2026-01-01', end: '2026-11-01', precision: 'day', kind: 'period' }] }),
      medicine('stopped', { status: 'stopped' }),
      medicine('no longer in force', { status: 'ended' }),
      medicine('of another version', { status: 'recorded' }),
      medicine('never', { status: 'active', assertion: 'denied' }),
      medicine('error', { status: 'active', assertion: 'removed' }),
      medicine('issue', { status: 'active' }, 'issued'),
    ];
    const { medicines } = summariseRecord(timelineOf({ source: city, entries }), wholeView, at);
    expect(namesOf(medicines.items).toSorted()).toEqual(['active', 'ends this year', 'held', 'of another version', 'silent']);
    expect(medicines.restCount).toBe(5);
    // An order never made is no medicine that ended, and neither is an issue of one.
    expect(medicines.leftOut).toEqual({ ended: 3, issues: 1, given: 0, unordered: 1 });
    expect([...medicines.ofUnknownStatus].toSorted()).toEqual(['city|Thing/of another version', 'city|Thing/silent']);
  });

  it('are those of a discharge of the last 90 days too, whose prescription is completed', () => {
    const home = (title: string, start: string, status: string, more: Partial<TimelineEntry> = {}) =>
      medicine(title, {
        status,
        ...on(start),
        body: { shape: 'medication', medication: { text: title, codings: [] }, doses: [], act: 'prescribed', discharge: true },
        ...more,
      });
    const entries = [
      home('went home with it', '2026-11-01', 'completed'),
      home('long ago', '2026-08-01', 'completed'),
      home('stopped there', '2026-11-01', 'stopped'),
      home('never made', '2026-11-01', 'cancelled'),
      home('a short course', '2026-11-01', 'completed', { otherDates: [{ end: '2026-11-08', precision: 'day', kind: 'period' }] }),
      medicine('completed elsewhere', { status: 'completed', ...on('2026-11-01') }),
    ];
    const { medicines } = summariseRecord(timelineOf({ source: city, entries }), wholeView, at);
    expect(namesOf(medicines.items)).toEqual(['went home with it']);
    expect([...medicines.ofUnknownStatus]).toEqual(['city|Thing/went home with it']);
  });

  it('H20 one that is active at one source and stopped at another is shown, with its conflict', () => {
    const rx = (from: string, status: string) => ({
      ...medicine('Ramipril', { status, identity: ['medication|x|current'], compare: { Status: status } }),
      id: `${from}|Rx/1`,
    });
    const { medicines } = summariseRecord(
      timelineOf({ source: city, entries: [rx('city', 'active')] }, { source: park, entries: [rx('park', 'stopped')] }),
      wholeView,
      at,
    );
    expect(medicines.items.map(({ conflicts }) => conflicts.map(({ field }) => field))).toEqual([['Status']]);
  });
});

describe('results to look at', () => {
  const result = (id: string, start: string, value: string, more: Partial<TimelineEntry> = {}) =>
    entry('city', id, {
      code: { text: 'Hb', codings: [{ system: 'loinc', code: 'hb' }] },
      ...on(start),
      body: {
        shape: 'measurement',
        measurement: {
          code: { text: 'Hb', codings: [] },
          value: { type: 'quantity', quantity: { value, unit: 'g/L' } },
          ranges: [{ low: { value: '110', unit: 'g/L' } }],
        },
        components: [],
      },
      ...more,
    });

  it('are the newest of each test that stands out; an older one that stood out is not', () => {
    const other = { code: { text: 'Na', codings: [] } };
    const entries = [
      result('new', '2026-11-20T06:00:00Z', '120'),
      result('old', '2026-11-01T06:00:00Z', '90'),
      result('na', '2026-01-01', '100', other),
    ];
    const { results } = summariseRecord(timelineOf({ source: city, entries }), wholeView, at);
    expect(results.results.map(({ group, old }) => [group.lead.title, old])).toEqual([['na', true]]);
    expect(results.neither).toBe(0);
  });

  it('H18 one that a copy flags is shown, though the copy that leads has lost the flag', () => {
    const copy = (from: string, meaning?: 'high') => {
      const made = result('hb', '2026-11-20T06:00:00Z', '120', { identity: ['observation|hb|t|120'] });
      const measured = made.body.shape === 'measurement' ? made.body : undefined;
      const measurement = { ...measured!.measurement, ranges: [], ...(meaning && { interpretation: { text: 'High', meaning } }) };
      return { ...made, id: `${from}|Thing/hb`, body: { shape: 'measurement' as const, measurement, components: [] } };
    };
    const both = timelineOf({ source: city, entries: [copy('city')] }, { source: park, entries: [copy('park', 'high')] });
    expect(summariseRecord(both, wholeView, at).results.results.map(({ flag }) => flag.words)).toEqual(['High']);
    const neither = timelineOf({ source: city, entries: [copy('city')] }, { source: park, entries: [copy('park')] });
    expect(summariseRecord(neither, wholeView, at).results.results).toEqual([]);
  });

  it('a test that has no value yet does not push the last one out of sight', () => {
    const asked = entry('city', 'asked', {
      code: { text: 'Hb', codings: [{ system: 'loinc', code: 'hb' }] },
      ...on('2026-11-21T06:00:00Z'),
      body: {
        shape: 'measurement',
        measurement: { code: { text: 'Hb', codings: [] }, absent: 'No value sent', ranges: [] },
        components: [],
      },
    });
    const { results } = summariseRecord(
      timelineOf({ source: city, entries: [asked, result('low', '2026-11-20T06:00:00Z', '70')] }),
      wholeView,
      at,
    );
    expect(results.results.map(({ group }) => group.lead.title)).toEqual(['low']);
    expect(results.restCount).toBe(1);
  });

  it('H30 a finding about somebody else does not either', () => {
    const fetal = result('Hb (of fetus)', '2026-11-21T06:00:00Z', '150', {
      cautions: [{ type: 'may-change-meaning', text: 'is about a fetus, not the patient' }],
    });
    const { results } = summariseRecord(
      timelineOf({ source: city, entries: [fetal, result('low', '2026-11-20T06:00:00Z', '70')] }),
      wholeView,
      at,
    );
    expect(results.results.map(({ group }) => group.lead.title)).toEqual(['low']);
  });

  it('counts what has neither flag nor range', () => {
    const bare = result('bare', '2026-11-20', '1');
    const body: TimelineEntry['body'] =
      bare.body.shape === 'measurement' ? { ...bare.body, measurement: { ...bare.body.measurement, ranges: [] } } : bare.body;
    expect(summariseRecord(timelineOf({ source: city, entries: [{ ...bare, body }] }), wholeView, at).results).toMatchObject({
      results: [],
      neither: 1,
      restCount: 1,
    });
  });
});

describe('problems without a status', () => {
  it.each([
    ['that have not ended', undefined, true],
    ['that ended', '2010', false],
    ['that may still go on', '2026', true],
  ])('%s', (_, start, isCurrent) => {
    const otherDates: TimelineEntry['otherDates'] = start === undefined ? [] : [{ start, precision: 'year', kind: 'ended' }];
    const entries = [entry('city', 'asthma', { category: 'problems', otherDates })];
    const { problems } = summariseRecord(timelineOf({ source: city, entries }), wholeView, at);
    expect([problems.items.length, problems.restCount]).toEqual(isCurrent ? [1, 0] : [0, 1]);
  });

  it('H12 a status that says it is held is not overruled by an end', () => {
    const ended: TimelineEntry['otherDates'] = [{ start: '2010', precision: 'year', kind: 'ended' }];
    const entries = [entry('city', 'asthma', { category: 'problems', clinicalStatus: 'active', otherDates: ended })];
    expect(summariseRecord(timelineOf({ source: city, entries }), wholeView, at).problems.items).toHaveLength(1);
  });
});

describe('the other blocks', () => {
  const of = (category: TimelineEntry['category'], title: string, more: Partial<TimelineEntry> = {}) =>
    entry('city', title, { category, ...more });
  const timeline = timelineOf({
    source: city,
    entries: [
      of('problems', 'now', { clinicalStatus: 'active' }),
      of('problems', 'then', { clinicalStatus: 'resolved' }),
      of('problems', 'not', { assertion: 'denied' }),
      of('appointments', 'next', on('2026-11-25T09:00:00Z')),
      of('appointments', 'later', on('2026-12-25T09:00:00Z')),
      of('appointments', 'past', on('2026-10-25T09:00:00Z')),
      of('documents', 'letter'),
      of('imaging', 'x-ray', on('2026-11-21')),
    ],
  });

  it('hold what their names say', () => {
    const { problems, appointments, letters } = summariseRecord(timeline, wholeView, at);
    expect([problems, appointments, letters].map(({ items, restCount }) => [namesOf(items), restCount])).toEqual([
      [['now'], 2],
      [['next', 'later'], 1],
      [['x-ray', 'letter'], 0],
    ]);
  });

  it('H20 an alert that is over at one source stands at the other', () => {
    const alert = (from: string, status: string, start: string) => ({
      ...of('alerts', 'Risk of falls', { status, identity: ['alert|falls'], ...on(start) }),
      id: `${from}|Flag/1`,
    });
    const both = timelineOf(
      { source: city, entries: [alert('city', 'active', '2026-10-01')] },
      { source: park, entries: [alert('park', 'inactive', '2026-11-01')] },
    );
    expect(heldNotices(both, at).notices.map(({ words }) => words)).toEqual(['Risk of falls']);
  });

  it('H05 an empty block says why, a filled one who may hold more', () => {
    const down = timelineOf({ source: city, entries: [of('problems', 'now')] }, { source: park, all: { state: 'failed', why: '' } });
    const { allergies, problems } = summariseRecord(down, wholeView, at);
    expect(allergies.empty?.words).toBe('Nothing received. 1 source missing, it may hold some.');
    expect([problems.empty, problems.sources.missing.map(({ id }) => id)]).toEqual([undefined, ['park']]);
  });
});

describe('the strip', () => {
  it('has a bar a quarter in four lanes, the same in each', () => {
    const entries = [
      entry('city', 'a', on('2025-02-01')),
      entry('city', 'b', on('2026-11-20')),
      entry('city', 'c', on('2026-12')),
      entry('city', 'd', { ...on('2026-11-20'), category: 'documents' }),
      entry('city', 'e', on('2026')),
      entry('city', 'f', on('0206-01-01')),
      entry('city', 'g', { date: undefined }),
    ];
    const { lanes, years, highest, notDrawn } = activityStrip(timelineOf({ source: city, entries }), {
      ...wholeView,
      period: { from: '2026-11-20' },
    });
    expect([years, highest, notDrawn, lanes.map(({ bars }) => bars.length)]).toEqual([[2025, 2026], 2, 3, [8, 8, 8, 8]]);
    expect(lanes.map(({ name, bars }) => [name, bars.filter(({ count }) => count > 0).map((bar) => bar.name)])).toEqual([
      ['Letters and imaging', ['Q4 2026, Letters and imaging, 1']],
      ['Results', ['Q1 2025, Results, 1', 'Q4 2026, Results, 2']],
      ['Medicines', []],
      ['Contacts and other', []],
    ]);
  });

  it('is empty without entries', () => {
    expect(activityStrip(timelineOf({ source: city }), wholeView)).toMatchObject({ years: [], highest: 0 });
  });
});

it('the clock of these tests is the server’s', () => {
  expect(hello.at).toBe(at);
});
