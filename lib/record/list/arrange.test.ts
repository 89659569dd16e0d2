import { describe, expect, it } from 'vitest';
import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';
import { arrange } from './arrange.ts';
import { datedOn as on, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';

const city = source('city', { name: 'City Hospitals', own: true });
const practice = source('practice', { name: 'Riverside Surgery' });
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
    expect(counts).toMatchObject({ visible: 1, folded: 2 });
  });

  it('H12 a report or result entered in error folds nothing and is not folded away', () => {
    const body = { shape: 'panel', members: ['city|Thing/hb'] } as const;
    const removed = arrange(
      timelineOf({ source: city, entries: [entry('city', 'report', { body, assertion: 'removed' }), entry('city', 'hb')] }),
      wholeView,
    );
    expect(rowsOf(removed).map(show)).toEqual(['single city:hb', 'single city:report']);
    expect(removed.counts).toMatchObject({ visible: 1, removed: 1, folded: 0 });
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

describe('H20 issues that differ are rows of their own', () => {
  const issue = (id: string, more: Partial<TimelineEntry> = {}) =>
    entry('practice', id, {
      category: 'medications',
      series: 'practice|rx',
      ...on(`2026-11-0${id}`),
      code: { text: 'Ramipril 5 mg capsules', codings: [] },
      status: 'completed',
      compare: { Dose: '5 mg', Frequency: 'once daily' },
      ...more,
    });
  it.each<[string, Partial<TimelineEntry>]>([
    ['another dose', { compare: { Dose: '5 mg × 2', Frequency: 'once daily' } }],
    ['another medicine on one form', { code: { text: 'Warfarin 3 mg tablets', codings: [] } }],
    ['a cancelled one', { status: 'cancelled' }],
  ])('%s', (_, more) => {
    const timeline = timelineOf({ source: practice, entries: [issue('1'), issue('2'), issue('3', more)] });
    expect(rowsOf(arrange(timeline, wholeView)).map(show)).toEqual(['single practice:3', 'issues practice:2 practice:1']);
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
