import { describe, expect, it } from 'vitest';
import { datedOn, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { Quantity } from '#/lib/record/model/coded.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { courseOfResult } from './results/result-course.ts';
import { summariseRecord } from './summary.ts';

const city = source('city');
const park = source('park');
const creatinine = { text: 'Creatinine', codings: [{ system: 'http://loinc.org', code: '14682-9' }] };
const micromoles = (value: string): Quantity => ({
  value,
  unit: 'µmol/L',
  standard: { value: Number(value), unit: 'mol/L', factor: 1e-6 },
});
const milligrams = (value: string): Quantity => ({
  value,
  unit: 'mg/dL',
  standard: { value: Number(value), unit: 'mol/L', factor: 88.4e-6 },
});

interface Result extends Partial<Omit<TimelineEntry, 'date'>> {
  readonly on: string;
  readonly quantity?: Quantity;
  readonly specimen?: string;
  readonly method?: string;
  readonly high?: string;
}

/** A creatinine of a day; `quantity` absent: 100 µmol/L. */
function result({ on, quantity = micromoles('100'), specimen, method, high = '90', ...more }: Result, from = 'city'): TimelineEntry {
  const measurement = {
    code: creatinine,
    value: { type: 'quantity' as const, quantity },
    ranges: [{ high: { value: high, ...(quantity.unit !== undefined && { unit: quantity.unit }) } }],
  };
  return entry(from, `${on} ${quantity.value}`, {
    title: 'Creatinine',
    code: creatinine,
    ...datedOn(on),
    body: { shape: 'measurement', measurement, components: [], ...(specimen && { specimen }), ...(method && { method }) },
    ...more,
  });
}

const newest = result({ on: '2026-11-20T08:00:00+00:00', quantity: micromoles('142') });

function courseOf(...earlier: readonly TimelineEntry[]) {
  const own = earlier.filter(({ id }) => id.startsWith('city'));
  const others = earlier.filter(({ id }) => !id.startsWith('city'));
  const timeline = timelineOf({ source: city, entries: [newest, ...own] }, { source: park, entries: others });
  const found = summariseRecord(timeline, wholeView, hello.at).results.results.find(({ group }) => group.lead.id === newest.id);
  if (!found) throw new Error('the newest is not flagged');
  return courseOfResult(found.group, found.series);
}

describe('H17 the value before stands beside a result only in its own unit', () => {
  const before = '2026-11-18T08:00:00+00:00';
  it.each<[string, TimelineEntry[], string | undefined]>([
    ['none before', [], undefined],
    ['one before', [result({ on: before, quantity: micromoles('102') })], '102'],
    ['the nearest of two', [result({ on: before, quantity: micromoles('102') }), result({ on: '2026-01-01' })], '102'],
    ['with its comparator', [result({ on: before, quantity: { ...micromoles('20'), comparator: '<' } })], '<20'],
    ['trailing zeros as sent', [result({ on: before, quantity: micromoles('102.0') })], '102.0'],
    ['at another source', [result({ on: before, quantity: micromoles('102') }, 'park')], '102'],
    ['in another unit', [result({ on: before, quantity: milligrams('1.15') })], undefined],
    [
      'in another unit, with one of the same unit before it',
      [result({ on: before, quantity: milligrams('1.15') }), result({ on: '2026-01-01', quantity: micromoles('88') })],
      undefined,
    ],
    ['without unit', [result({ on: before, quantity: { value: '102' } })], undefined],
    [
      'of another specimen',
      [
        result({ on: before, quantity: micromoles('9000'), specimen: 'Urine' }),
        result({ on: '2026-11-17', quantity: micromoles('102'), specimen: 'Serum' }),
      ],
      undefined,
    ],
    ['not done', [result({ on: before, assertion: 'denied' }), result({ on: '2026-01-01', quantity: micromoles('88') })], '88'],
    ['removed', [result({ on: before, assertion: 'removed' }), result({ on: '2026-01-01', quantity: micromoles('88') })], '88'],
    [
      'of a fetus',
      [
        result({ on: before, cautions: [{ type: 'may-change-meaning', text: 'is about the fetus' }] }),
        result({ on: '2026-01-01', quantity: micromoles('88') }),
      ],
      '88',
    ],
    [
      'two of one moment that differ',
      [result({ on: before, quantity: micromoles('102') }), result({ on: before, quantity: micromoles('96') }, 'park')],
      undefined,
    ],
    ['without date', [{ ...result({ on: before }), date: undefined }], undefined],
  ])('%s', (_, earlier, expected) => {
    expect(courseOf(...earlier).previous?.value).toBe(expected);
  });

  it('H14 a result without its hour may be before one of an hour of its day', () => {
    const ofDay = result({ on: '2026-11-20', quantity: micromoles('150') });
    const timeline = timelineOf({ source: city, entries: [ofDay, newest, result({ on: before, quantity: micromoles('102') })] });
    const found = summariseRecord(timeline, wholeView, hello.at).results.results.find(({ group }) => group.lead.id === ofDay.id);
    expect(found && courseOfResult(found.group, found.series).previous?.value).toBe('102');
  });

  it('H30 a result that is about somebody else has no value before it', () => {
    const fetal = result({ on: '2026-11-20T09:00:00+00:00', cautions: [{ type: 'may-change-meaning', text: 'is about the fetus' }] });
    const timeline = timelineOf({ source: city, entries: [fetal, newest] });
    const found = summariseRecord(timeline, wholeView, hello.at).results.results.find(({ group }) => group.lead.id === fetal.id);
    expect(found && courseOfResult(found.group, found.series)).toEqual({});
  });
});

describe('the line of the last results', () => {
  const day = (number: number) => `2026-10-${String(number).padStart(2, '0')}T08:00:00+00:00`;
  const many = Array.from({ length: 12 }, (_, index) => result({ on: day(index + 1), quantity: micromoles(String(80 + index)) }));

  it('has nine values, oldest first, the newest last', () => {
    expect(courseOf(...many).sparkline?.values).toEqual([84, 85, 86, 87, 88, 89, 90, 91, 142]);
  });

  it('needs two', () => {
    expect(courseOf().sparkline).toBeUndefined();
  });

  it('H17 leaves out values in another unit, though they could be converted', () => {
    expect(courseOf(...many.slice(0, 2), result({ on: day(20), quantity: milligrams('1.15') })).sparkline?.values).toEqual([80, 81, 142]);
  });

  it('H18 draws the newest range over the values of the same source that came with the same range', () => {
    const [first, second] = many;
    const otherRange = result({ on: day(2), quantity: micromoles('81'), high: '110' });
    const otherSource = result({ on: day(2), quantity: micromoles('81') }, 'park');
    const third = result({ on: day(3), quantity: micromoles('82') });
    expect(courseOf(...[first, second].flatMap((each) => each ?? [])).sparkline?.range).toEqual({ high: 90, from: 0 });
    expect(courseOf(...[first ?? [], otherRange, third].flat()).sparkline?.range).toEqual({ high: 90, from: 2 });
    expect(courseOf(...[first ?? [], otherSource, third].flat()).sparkline?.range).toEqual({ high: 90, from: 2 });
  });

  it('H35 leaves out a preliminary value that was replaced', () => {
    const early = result({ on: day(1), quantity: micromoles('70'), status: 'preliminary' });
    const final = result({ on: day(1), quantity: micromoles('80'), status: 'final' });
    expect(courseOf(early, final).sparkline?.values).toEqual([80, 142]);
  });
});

describe('order of the results to look at', () => {
  const flagged = (name: string, on: string, meaning: 'high' | 'very-high'): TimelineEntry => {
    const code = { text: name, codings: [{ system: 'http://loinc.org', code: name }] };
    const measurement = {
      code,
      value: { type: 'quantity' as const, quantity: { value: '1' } },
      ranges: [],
      interpretation: { text: 'H', meaning },
    };
    return entry('city', name, { title: name, code, ...datedOn(on), body: { shape: 'measurement', measurement, components: [] } });
  };
  const panel = (name: string, on: string, ...members: readonly string[]): TimelineEntry =>
    entry('city', name, {
      title: name,
      ...datedOn(on),
      body: { shape: 'panel', members: members.map((member) => `city|Thing/${member}`) },
    });

  it('is critical, then newest day, then panel by panel', () => {
    const entries = [
      flagged('old', '2026-11-01T08:00:00+00:00', 'very-high'),
      flagged('sodium', '2026-11-20T08:00:00+00:00', 'high'),
      flagged('platelets', '2026-11-20T08:05:00+00:00', 'high'),
      flagged('potassium', '2026-11-20T08:10:00+00:00', 'high'),
      flagged('yesterday', '2026-11-19T23:00:00+00:00', 'high'),
      panel('Renal', '2026-11-20T08:10:00+00:00', 'sodium', 'potassium'),
      panel('Count', '2026-11-20T08:05:00+00:00', 'platelets'),
    ];
    const { results } = summariseRecord(timelineOf({ source: city, entries }), wholeView, hello.at).results;
    expect(results.map(({ group }) => group.lead.title)).toEqual(['old', 'potassium', 'sodium', 'platelets', 'yesterday']);
  });
});
