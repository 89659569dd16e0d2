import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodedConcept, Quantity, ReferenceRange } from '#/lib/record/model/coded.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { trendOf } from './trend.ts';
import { rangeRuns } from './trend-ranges.ts';
import { seriesKey } from './trend-series.ts';
import type { ResultTrend } from './trend-model.ts';
import { wholeView } from '#/lib/record/model/view.ts';

const loinc = (code: string, text = 'Creatinine'): CodedConcept => ({ text, codings: [{ system: 'http://loinc.org', code }] });
const umol = (value: string): Quantity => ({ value, unit: 'µmol/L', ucum: 'umol/L', standard: { value: Number(value), unit: 'umol/L' } });
const mgdl = (value: string): Quantity => ({
  value,
  unit: 'mg/dL',
  ucum: 'mg/dL',
  standard: { value: Number(value) * 88.4, unit: 'umol/L', factor: 88.4 },
});
const range = (low: number, high: number, unit = 'µmol/L'): readonly ReferenceRange[] => [
  { low: { value: String(low), unit }, high: { value: String(high), unit } },
];

interface Made {
  readonly quantity?: Quantity;
  readonly text?: string;
  readonly ranges?: readonly ReferenceRange[];
  readonly analyte?: string;
  readonly code?: CodedConcept;
  readonly specimen?: string;
}

function body({ quantity, text, ranges = [], analyte = 'Creatinine', code = loinc('14682-9'), specimen }: Made): Partial<TimelineEntry> {
  const measurement: Measurement = {
    code,
    ...(analyte !== '' && { analyte }),
    ...(quantity && { value: { type: 'quantity', quantity } }),
    ...(text !== undefined && { value: { type: 'text', text } }),
    ranges,
  };
  return { code, body: { shape: 'measurement', measurement, components: [], ...(specimen !== undefined && { specimen }) } };
}

const at = (start: string): Pick<TimelineEntry, 'date'> => ({
  date: { start, precision: start.length > 10 ? 'minute' : 'day', kind: 'effective' },
});
const of = (from: string, id: string, start: string, made: Made, more: Partial<TimelineEntry> = {}): TimelineEntry =>
  entry(from, id, { status: 'final', ...at(start), ...body(made), ...more });

const city = source('city', { mark: 1, own: true });
const park = source('park', { mark: 6 });

function trend(entries: readonly TimelineEntry[], opened = entries[0]!, unticked: readonly string[] = []): ResultTrend {
  const by = (id: string) => entries.filter((one) => one.origins[0]?.source === id);
  const timeline = timelineOf({ source: city, entries: by('city') }, { source: park, entries: by('park') });
  const found = trendOf(timeline, { ...wholeView, unticked: new Set(unticked) }, opened);
  if (!found) throw new Error('no trend');
  return found;
}

const values = ({ points }: ResultTrend) => points.map(({ value }) => Number(value.toPrecision(5)));
const whys = ({ results }: ResultTrend) => results.flatMap(({ notDrawn }) => notDrawn ?? []);

describe('what is drawn', () => {
  test('all results of one analyte over both sources, oldest first, whatever order they came in', () => {
    const found = trend([
      of('city', 'c', '2026-11-20T06:10', { quantity: umol('142') }),
      of('park', 'a', '2014-06-10', { quantity: umol('71') }),
      of('city', 'b', '2023-02-07', { quantity: umol('88') }),
    ]);
    expect([found.unit, values(found)]).toEqual(['µmol/L', [71, 88, 142]]);
  });

  test('H17 another unit of the analyte is converted to that of the entry that is open, and says by what', () => {
    const american = of('park', 'a', '2020-01-01', { quantity: mgdl('1.6'), code: loinc('2160-0'), ranges: range(0.5, 1.1, 'mg/dL') });
    const british = of('city', 'b', '2021-01-01', { quantity: umol('142') });
    const there = trend([american, british], british);
    expect([there.unit, values(there)]).toEqual(['µmol/L', [141.44, 142]]);
    expect(there.points[0]?.converted).toEqual({ factor: 88.4, offset: 0 });
    expect(there.points[0]?.range).toEqual({ low: 44.2, high: expect.closeTo(97.24, 6) });
    expect(there.points[0]?.measurement.value).toEqual({ type: 'quantity', quantity: mgdl('1.6') });
    expect(there.points[1]?.converted).toBeUndefined();
    const back = trend([american, british], american);
    expect([back.unit, values(back)]).toEqual(['mg/dL', [1.6, 1.6063]]);
    expect(back.points[0]?.converted).toBeUndefined();
  });

  test('a scale with a zero of its own', () => {
    const code = loinc('8310-5', 'Temperature');
    const celsius: Quantity = { value: '37.0', unit: '°C', standard: { value: 37, unit: 'Cel' } };
    const fahrenheit: Quantity = { value: '98.6', unit: '°F', standard: { value: 37, unit: 'Cel', factor: 5 / 9, offset: -160 / 9 } };
    const both = [
      of('city', 'a', '2026-01-01', { quantity: celsius, code, analyte: '' }),
      of('park', 'b', '2026-01-02', { quantity: fahrenheit, code, analyte: '' }),
    ];
    expect(values(trend(both))).toEqual([37, 37]);
    expect(values(trend(both, both[1]))).toEqual([98.6, 98.6]);
  });

  test('H19 copies are one point with both sources', () => {
    const identity = ['observation|x|142'];
    const found = trend([
      of('city', 'a', '2026-11-20', { quantity: umol('142') }, { identity }),
      of('park', 'b', '2026-11-20', { quantity: umol('142') }, { identity }),
    ]);
    expect(found.points.map(({ result }) => result.sources)).toEqual([['city', 'park']]);
  });

  test('H20 copies that differ in value are two points', () => {
    const identity = ['Observation|identifier|lab|1'];
    const found = trend([
      of('city', 'a', '2026-11-20', { quantity: umol('142') }, { identity }),
      of('park', 'b', '2026-11-20', { quantity: umol('124') }, { identity }),
    ]);
    expect(values(found)).toEqual([142, 124]);
  });

  test('both values of a blood pressure', () => {
    const half = (analyte: string, value: string): Measurement => ({
      code: loinc(analyte, analyte),
      analyte,
      value: { type: 'quantity', quantity: { value, unit: 'mmHg', standard: { value: Number(value), unit: 'mm[Hg]' } } },
      ranges: [],
    });
    const components = [half('Systolic blood pressure', '132'), half('Diastolic blood pressure', '78')];
    const found = trend([
      entry('city', 'bp', { body: { shape: 'measurement', measurement: { code: loinc('85354-9'), ranges: [] }, components } }),
    ]);
    expect(found.points.map(({ part, value }) => [part, value])).toEqual([
      ['Systolic blood pressure', 132],
      ['Diastolic blood pressure', 78],
    ]);
    expect(found.results).toHaveLength(1);
  });
});

describe('H17 what is not drawn, and why', () => {
  const good = of('city', 'good', '2026-11-20', { quantity: umol('142') });
  test.each<[string, Made, Partial<TimelineEntry>, string]>([
    ['no unit', { quantity: { value: '97' } }, {}, 'no unit'],
    ['an unknown unit', { quantity: { value: '97', unit: 'widgets' } }, {}, 'unknown unit: widgets'],
    ['another kind of unit', { quantity: { value: '9', unit: 'g', standard: { value: 9, unit: 'g' } } }, {}, 'different kind of unit: g'],
    ['a comparator', { quantity: { value: '5', comparator: '<', unit: 'µmol/L' } }, {}, 'reported as < 5'],
    ['text', { text: 'Haemolysed' }, {}, 'text: Haemolysed'],
    ['no value', {}, {}, 'no value sent'],
    ['no date', { quantity: umol('97') }, { date: undefined }, 'no date'],
    ['a year', { quantity: umol('97') }, { date: { start: '2019', precision: 'year', kind: 'effective' } }, 'approximate date only'],
    ['a date that no calendar has', { quantity: umol('97') }, at('2019-04-93'), 'unreadable date'],
    ['another specimen', { quantity: umol('9700'), specimen: 'Urine, 24 hours' }, {}, 'different specimen: urine'],
    ['blood of an artery', { quantity: umol('97'), specimen: 'Arterial blood' }, {}, 'different specimen: arterial blood'],
    ['blood of the cord', { quantity: umol('97'), specimen: 'Cord blood, venous' }, {}, 'different specimen: cord blood'],
    ['cancelled', {}, { assertion: 'denied', status: 'cancelled' }, 'cancelled'],
    [
      'a finding of another',
      { quantity: umol('97') },
      { cautions: [{ type: 'may-change-meaning', text: 'is about a fetus' }] },
      'may change the meaning: is about a fetus',
    ],
  ])('%s', (_name, made, more, why) => {
    const found = trend([good, of('park', 'odd', '2024-11-05', made, more)]);
    expect(whys(found)).toEqual([why]);
    expect(values(found)).toEqual([142]);
    expect(found.results).toHaveLength(2);
  });

  test('another method, where both say theirs; a vital sign is the same by any device', () => {
    const by = (id: string, start: string, value: string, method?: string, more: Partial<TimelineEntry> = {}) => {
      const made = of('city', id, start, { quantity: umol(value) }, more);
      return made.body.shape === 'measurement' && method !== undefined ? { ...made, body: { ...made.body, method } } : made;
    };
    const found = trend([
      by('new', '2026-11-20', '142', 'Jaffé'),
      by('old', '2024-11-05', '97', 'Enzymatic'),
      by('silent', '2023-11-05', '90'),
    ]);
    expect(whys(found)).toEqual(['different method: Enzymatic']);
    expect(values(found)).toEqual([90, 142]);
    const vital = { category: 'vitals' } as const;
    const pulse = trend([by('new', '2026-11-20', '142', 'ECG', vital), by('old', '2024-11-05', '97', 'Palpation', vital)]);
    expect(values(pulse)).toEqual([97, 142]);
  });

  test('where nothing can be drawn, all results stand in the table with why', () => {
    const found = trend([of('park', 'odd', '2024-11-05', { quantity: { value: '97' } })]);
    expect([found.unit, found.points, whys(found)]).toEqual([undefined, [], ['no unit']]);
  });

  test('a result of another analyte, or of another code, is not there at all', () => {
    const sodium = of('city', 'na', '2026-11-20', { quantity: umol('140'), analyte: 'Sodium', code: loinc('2951-2') });
    const local = of('city', 'local', '2026-11-20', { quantity: umol('140'), analyte: '', code: { text: 'Creatinine', codings: [] } });
    expect(trend([good, sodium, local]).results).toHaveLength(1);
  });
});

describe('status', () => {
  const early = (id: string, more: Partial<TimelineEntry> = {}) =>
    of('city', id, '2026-11-20T06:10', { quantity: umol('140') }, { status: 'preliminary', ...more });
  const final = of('city', 'final', '2026-11-20T06:10', { quantity: umol('142') });

  test('H35 a preliminary result is replaced by its final one, and says so', () => {
    const found = trend([final, early('early')]);
    expect(values(found)).toEqual([142]);
    expect(whys(found)).toEqual(['preliminary: replaced by the final result']);
  });

  test('H35 alone it is drawn with its status; that of another time stays', () => {
    const found = trend([early('early'), of('city', 'later', '2026-11-21T06:10', { quantity: umol('139') })]);
    expect(found.points.map(({ result, value }) => [value, result.status])).toEqual([
      [140, 'preliminary'],
      [139, 'final'],
    ]);
  });

  test('H12 what is entered in error is neither drawn nor listed, and is counted', () => {
    const found = trend([final, of('city', 'wrong', '2026-11-19', { quantity: umol('999') }, { assertion: 'removed' })]);
    expect([found.results.length, values(found), found.removed]).toEqual([1, [142], 1]);
  });

  test('H12 what is entered in error has no trend', () => {
    const wrong = of('city', 'wrong', '2026-11-19', { quantity: umol('999') }, { assertion: 'removed' });
    expect(trendOf(timelineOf({ source: city, entries: [final, wrong] }), wholeView, wrong)).toBeUndefined();
  });
});

test('H21 an unticked source is not in the trend, and its results are counted', () => {
  const found = trend(
    [of('city', 'a', '2026-11-20', { quantity: umol('142') }), of('park', 'b', '2024-11-20', { quantity: umol('93') })],
    undefined,
    ['park'],
  );
  expect([values(found), found.hidden]).toEqual([[142], 1]);
});

describe('H18 each range stays with its own results', () => {
  const park50 = (id: string, start: string) => of('park', id, start, { quantity: umol('90'), ranges: range(50, 98) });
  const city45 = (id: string, start: string) => of('city', id, start, { quantity: umol('88'), ranges: range(45, 84) });

  test('a result of another laboratory ends a stretch, though the same range goes on after it', () => {
    const { points } = trend([park50('a', '2014-06-10'), park50('b', '2022-03-08'), city45('c', '2023-02-07'), park50('d', '2024-05-21')]);
    const day = (start: string) => Date.parse(`${start}T12:00Z`);
    expect(rangeRuns(points)).toEqual([
      { source: 'park', low: 50, high: 98, from: day('2014-06-10'), to: day('2022-03-08'), after: day('2023-02-07') },
      {
        source: 'city',
        low: 45,
        high: 84,
        from: day('2023-02-07'),
        to: day('2023-02-07'),
        before: day('2022-03-08'),
        after: day('2024-05-21'),
      },
      { source: 'park', low: 50, high: 98, from: day('2024-05-21'), to: day('2024-05-21'), before: day('2023-02-07') },
    ]);
  });

  test.each<[string, readonly ReferenceRange[]]>([
    ['several ranges', [...range(45, 84), ...range(59, 104)]],
    ['a range for some people only', [{ ...range(45, 84)[0], appliesTo: 'pregnant' }]],
    ['a range in another unit', range(0.5, 0.95, 'mg/dL')],
    ['a range without a unit', [{ low: { value: '45' }, high: { value: '84' } }]],
    ['a range in words', [{ text: '45 to 84' }]],
  ])('not drawn: %s', (_name, ranges) => {
    const { points } = trend([of('city', 'a', '2026-11-20', { quantity: umol('88'), ranges })]);
    expect(points.map((point) => point.range)).toEqual([undefined]);
    expect(rangeRuns(points)).toEqual([]);
  });

  test('in any order and number: no stretch covers a point of another source, and each has the range sent with its points', () => {
    const made = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 28 })), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(made, (list) => {
        const { points } = trend(
          list.map(([isCity, day], index) =>
            (isCity ? city45 : park50)(`r${index}`, `2026-10-${String(day).padStart(2, '0')}T10:${10 + index}`),
          ),
        );
        for (const run of rangeRuns(points))
          for (const point of points.filter(({ at: time }) => time >= run.from && time <= run.to)) {
            expect(point.result.sources[0]).toBe(run.source);
            expect(point.range).toEqual({ low: run.low, high: run.high });
          }
      }),
      { numRuns: 40 },
    );
  });
});

test('H17 results whose codes say only that there is no code are no series', () => {
  const none = (text: string): CodedConcept => ({
    text,
    codings: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' }],
  });
  const keys = ['Serum X', 'Urine Y'].map((text) => seriesKey({ code: none(text), ranges: [] }));
  expect(keys).toEqual([undefined, undefined]);
});

describe('joining', () => {
  const coding = fc.record({
    system: fc.constantFrom('http://loinc.org', 'http://snomed.info/sct', 'https://lab.example', undefined),
    code: fc.constantFrom('1', '2', undefined),
  });
  const measurement = fc.record({
    code: fc.record({ text: fc.constant('x'), codings: fc.array(coding, { maxLength: 3 }) }),
    analyte: fc.constantFrom('A', 'B', undefined),
  });
  const joined = (a: Measurement, b: Measurement) => seriesKey(a) !== undefined && seriesKey(a) === seriesKey(b);
  const whole = (made: unknown): Measurement => ({ ...(made as Measurement), ranges: [] });

  test('H17 is symmetric and transitive, and never over two analytes', () => {
    fc.assert(
      fc.property(measurement, measurement, measurement, (one, two, three) => {
        const [a, b, c] = [whole(one), whole(two), whole(three)];
        expect(joined(a, b)).toBe(joined(b, a));
        if (joined(a, b) && joined(b, c)) expect(joined(a, c)).toBe(true);
        if (a.analyte !== b.analyte) expect(joined(a, b)).toBe(false);
      }),
    );
  });

  test('H17 no two units of unlike kinds are ever on one axis', () => {
    const kinds = fc.constantFrom('umol/L', 'g/L', '10*9/L', '{score}');
    fc.assert(
      fc.property(fc.array(kinds, { minLength: 1, maxLength: 8 }), (list) => {
        const { points } = trend(
          list.map((unit, index) =>
            of('city', `r${index}`, `2026-10-0${index + 1}`, { quantity: { value: '5', unit, standard: { value: 5, unit } } }),
          ),
        );
        const drawn = points
          .map((point) => point.measurement.value)
          .map((value) => value?.type === 'quantity' && value.quantity.standard?.unit);
        expect(new Set(drawn).size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});
