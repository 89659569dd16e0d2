import { describe, expect, it } from 'vitest';
import { shownGroups } from '#/lib/record/list/arrange.ts';
import { datedOn, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import type { ScoreContext } from './early-warning.ts';
import { observationsOf } from './observations.ts';
import { scoreSortOf } from './observation-codes.ts';

const loinc = (code: string) => ({ system: 'http://loinc.org', code });
const news2 = { text: 'NEWS2 total score', codings: [{ system: 'http://snomed.info/sct', code: '1104051000000101' }] };
const today = Math.floor(Date.parse('2026-11-21') / 86_400_000);
const context: ScoreContext = { locale: 'en-GB', today, birthDate: '1951-03-14', isWhole: true };

const measure = (text: string, code: string | undefined, value: string, unit?: string): Measurement => ({
  code: { text, codings: code === undefined ? [] : [loinc(code)] },
  value: { type: 'quantity', quantity: { value, ...(unit !== undefined && { unit }) } },
  ranges: [],
});
const words = (text: string, value: string): Measurement => ({
  code: { text, codings: [] },
  value: { type: 'text', text: value },
  ranges: [],
});

function observed(
  on: string,
  measurement: Measurement,
  more: Partial<TimelineEntry> & { readonly components?: readonly Measurement[] } = {},
) {
  const { components = [], ...rest } = more;
  return entry(rest.origins?.[0]?.source ?? 'city', `${measurement.code.text} ${on} ${JSON.stringify(measurement.value)}`, {
    category: 'vitals',
    title: measurement.code.text,
    code: measurement.code,
    ...datedOn(on),
    body: { shape: 'measurement', measurement, components },
    ...rest,
  });
}

const score = (on: string, value: string, more: Parameters<typeof observed>[2] = {}, code = news2) =>
  observed(on, { code, value: { type: 'quantity', quantity: { value, unit: '{score}' } }, ranges: [] }, more);

function observations(entries: readonly TimelineEntry[], more: Partial<ScoreContext> = {}) {
  const timeline = timelineOf({ source: source('city'), entries });
  return observationsOf(shownGroups(timeline, wholeView), { ...context, ...more });
}

const days = (entries: readonly TimelineEntry[], more: Partial<ScoreContext> = {}) =>
  observations(entries, more).score?.days.map(({ highest }) => (highest === 'none' ? '–' : highest === 'unknown' ? '?' : highest));

describe('scores are shown as received, never worked out', () => {
  it('the newest, the highest of today, and of each of eleven days', () => {
    const { score: found } = observations([
      score('2026-11-21T12:05:00+00:00', '1'),
      score('2026-11-21T04:05:00+00:00', '4'),
      score('2026-11-20T08:00:00+00:00', '2'),
      score('2026-11-11T08:00:00+00:00', '9'),
      score('2026-11-11T20:00:00+00:00', '5'),
      score('2026-11-10T20:00:00+00:00', '12'),
    ]);
    expect(found).toMatchObject({ name: 'NEWS2', isGraded: true, newest: { value: '1', isToday: true }, highestToday: { value: '4' } });
    expect(found?.highestToday?.date.start).toBe('2026-11-21T04:05:00+00:00');
    expect(found?.days.map(({ highest }) => highest)).toEqual([9, 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 2, 4]);
  });

  it('no score is made of signs', () => {
    const signs = [measure('Respiratory rate', '9279-1', '28', '/min'), measure('SpO2', '59408-5', '88', '%')];
    expect(observations(signs.map((sign) => observed('2026-11-21T08:00:00+00:00', sign))).score).toBeUndefined();
  });

  it('the highest of today is not said where the newest is the highest', () => {
    expect(observations([score('2026-11-21T12:05:00+00:00', '4'), score('2026-11-21T04:05:00+00:00', '4')]).score).not.toHaveProperty(
      'highestToday',
    );
  });

  it('a score that is older than eleven days stands with its date, and without days', () => {
    expect(observations([score('2025-01-21T08:00:00+00:00', '6')]).score).toMatchObject({ newest: { isToday: false }, days: [] });
  });

  it.each<[string, TimelineEntry]>([
    ['removed', score('2026-11-21T08:00:00+00:00', '9', { assertion: 'removed' })],
    ['cancelled', score('2026-11-21T08:00:00+00:00', '9', { assertion: 'denied' })],
    ['H30 of a fetus', score('2026-11-21T08:00:00+00:00', '9', { cautions: [{ type: 'may-change-meaning', text: 'is about the fetus' }] })],
    ['H14 of a day ahead', score('2062-11-21T08:00:00+00:00', '9')],
    ['without date', { ...score('2026-11-21T08:00:00+00:00', '9'), date: undefined }],
  ])('a score counts for nothing: %s', (_, left) => {
    expect(observations([left]).score).toBeUndefined();
  });
});

describe('H05 a day without a score', () => {
  const one = [score('2026-11-21T12:05:00+00:00', '1')];
  it('had none only if every source of observations ended well', () => {
    expect(days(one)).toEqual(['–', '–', '–', '–', '–', '–', '–', '–', '–', '–', 1]);
    expect(days(one, { isWhole: false })).toEqual(['?', '?', '?', '?', '?', '?', '?', '?', '?', '?', 1]);
  });

  it('with a score that is no number is not known, and it is shown as sent', () => {
    const odd = observed('2026-11-20T08:00:00+00:00', { code: news2, value: { type: 'text', text: '7 or more' }, ranges: [] });
    const above = observed('2026-11-19T08:00:00+00:00', {
      code: news2,
      value: { type: 'quantity', quantity: { value: '7', comparator: '>' } },
      ranges: [],
    });
    expect(days([...one, odd, above])?.slice(-3)).toEqual(['?', '?', 1]);
    expect(observations([odd]).score?.newest).toMatchObject({ value: '7 or more', points: undefined });
    expect(observations([above]).score?.newest).toMatchObject({ value: '>7', points: undefined });
  });
});

describe('local time', () => {
  it('a score of a summer night in UTC belongs to the next day', () => {
    const july = Math.floor(Date.parse('2026-07-02') / 86_400_000);
    const found = observations([score('2026-07-01T23:30:00Z', '3')], { today: july }).score;
    expect(found?.newest).toMatchObject({ isToday: true, date: { start: '2026-07-02T00:30:00+01:00' } });
    expect(found?.days.at(-1)?.highest).toBe(3);
  });
});

describe('grades of NEWS2', () => {
  const of = (text: string, more: Partial<ScoreContext> = {}) =>
    observations([score('2026-11-21T12:05:00+00:00', '7', {}, { text, codings: [] })], more).score;

  it.each<[string, boolean | undefined]>([
    ['NEWS2', true],
    ['NEWS 2 total score', true],
    ['National Early Warning Score 2', true],
    ['NEWS', false],
    ['National Early Warning Score', false],
    ['PEWS', false],
    ['Paediatric Early Warning Score', false],
    ['MEOWS', false],
    ['Maternity NEWS2', false],
    ['NEWS2 respiratory rate score', undefined],
    ['NEWS2 clinical risk', undefined],
    ['Good news given', undefined],
    ['Pain score', undefined],
  ])('%s', (text, isGraded) => {
    expect(scoreSortOf({ text, codings: [] })?.isNews2).toBe(isGraded);
    expect(of(text)?.isGraded).toBe(isGraded);
  });

  it.each<[string | undefined, boolean]>([
    ['2010-11-21', true],
    ['2010-11-22', false],
    ['2010', false],
    ['2009', true],
    ['2020-01-01', false],
    [undefined, true],
  ])('born %s', (birthDate, isGraded) => expect(of('NEWS2', { birthDate })?.isGraded).toBe(isGraded));

  it('H05 a newborn has no days before birth, neither without a score nor unknown', () => {
    const days = observations([score('2026-11-20T08:00:00+00:00', '2')], { birthDate: '2026-11-19', isWhole: false }).score?.days;
    expect(days?.map(({ date, highest }) => [date.start, highest])).toEqual([
      ['2026-11-19', 'unknown'],
      ['2026-11-20', 2],
      ['2026-11-21', 'unknown'],
    ]);
  });

  it('another score stands under its source’s own name, and days are of the sort measured last', () => {
    const maternity = score('2026-11-21T13:00:00+00:00', '2', {}, { text: 'MEOWS', codings: [] });
    expect(of('PEWS')?.name).toBe('PEWS');
    expect(observations([maternity, score('2026-11-20T08:00:00+00:00', '9')]).score).toMatchObject({
      name: 'MEOWS',
      days: { 9: { highest: 'none' }, 10: { highest: 2 } },
    });
  });

  it('names the parts with 3 points, of its components and of results that it names', () => {
    const on = '2026-11-21T12:05:00+00:00';
    const part = observed(on, measure('NEWS2 oxygen saturation score', undefined, '3'));
    const whole = score(on, '6', {
      components: [measure('Respiratory rate score', undefined, '3', '{score}'), measure('Respiratory rate', '9279-1', '3', '/min')],
      body: undefined as never,
    });
    const body: TimelineEntry['body'] = {
      shape: 'measurement',
      measurement: { code: news2, value: { type: 'quantity', quantity: { value: '6' } }, ranges: [] },
      components: [measure('Respiratory rate score', undefined, '3', '{score}'), measure('Respiratory rate', '9279-1', '3', '/min')],
      members: [part.id],
    };
    expect(observations([{ ...whole, body }, part]).score?.newest.threes).toEqual(['Respiratory rate', 'Oxygen saturation']);
  });
});

/** "Breathing room air": a finding, which has no value by nature. */
const finding: Measurement = {
  code: { text: 'Breathing room air', codings: [{ system: 'http://snomed.info/sct', code: '722742002' }] },
  absent: 'No value sent',
  ranges: [],
};

describe('the newest set', () => {
  const on = '2026-11-21T12:05:00+00:00';
  const systolic = { ...measure('Systolic', '8480-6', '115', 'mmHg'), analyte: 'Systolic blood pressure' };
  const diastolic = { ...measure('Diastolic', '8462-4', '65', 'mmHg'), analyte: 'Diastolic blood pressure' };
  const pressure = observed(
    on,
    { code: { text: 'Blood pressure', codings: [loinc('85354-9')] }, ranges: [] },
    { components: [systolic, diastolic] },
  );
  const signs = [
    observed(on, measure('Temperature', '8310-5', '36.8', 'Cel')),
    observed(on, measure('SpO2', '59408-5', '97', '%')),
    observed(on, measure('Respiratory rate', '9279-1', '18', '/min')),
    observed(on, measure('Heart rate', '8867-4', '94', '/min')),
    pressure,
  ];
  const read = (entries: readonly TimelineEntry[]) => observations(entries).set?.signs.map(({ sign }) => sign);

  it('is read in the order of a round', () => {
    expect(read(signs)).toEqual(['pressure', 'pulse', 'respiration', 'saturation', 'temperature']);
    expect(observations(signs).set?.signs[0]?.measured).toEqual([systolic, diastolic]);
  });

  it('H22 is of one moment: an older sign never stands with a newer one', () => {
    const older = observed('2026-11-21T04:05:00+00:00', measure('Temperature', '8310-5', '39.1', 'Cel'));
    expect(read([...signs.slice(1), older])).toEqual(['pressure', 'pulse', 'respiration', 'saturation']);
    expect(read([...signs, observed('2026-11-21T13:00:00+00:00', measure('Heart rate', '8867-4', '80', '/min'))])).toEqual(['pulse']);
  });

  it('is of one source', () => {
    const elsewhere = observed(on, measure('Temperature', '8310-5', '39.1', 'Cel'), {
      origins: [{ source: 'park', reference: 'Thing/1' }],
    });
    expect(observations([signs[3] ?? pressure, elsewhere]).set?.signs).toHaveLength(1);
  });

  it('joins two halves of a pressure that came as two results', () => {
    const set = observations([observed(on, systolic), observed(on, diastolic)]).set;
    expect(set?.signs.map(({ measured }) => measured.length)).toEqual([2]);
  });

  it.each<[string, Measurement, string]>([
    ['air', words('Inspired oxygen', 'Air'), 'oxygen'],
    ['a finding by its code', finding, 'oxygen'],
    ['flow', measure('Oxygen flow rate', '3151-8', '2', 'L/min'), 'oxygen'],
    ['ACVPU', words('ACVPU', 'Alert'), 'consciousness'],
    ['level', words('Level of consciousness', 'Alert'), 'consciousness'],
    ['scale', words('SpO2 scale', 'Scale 2'), 'scale'],
  ])('has what was sent with it: %s', (_, measurement, sign) => {
    expect(read([...signs, observed(on, measurement)])).toContain(sign);
  });

  it('says that oxygen is not stated, unless it is', () => {
    expect(observations(signs).set?.isOxygenUnknown).toBe(true);
    expect(observations([...signs, observed(on, words('Inspired oxygen', 'Air'))]).set?.isOxygenUnknown).toBe(false);
    expect(observations([pressure]).set?.isOxygenUnknown).toBe(false);
  });

  it('takes no points for a sign, and no blood gas', () => {
    const points = observed(on, measure('Respiratory rate score', '9279-1', '3'));
    const gas = { ...observed(on, measure('Oxygen saturation', '2708-6', '71', '%')), category: 'results' as const };
    expect(read([points, gas])).toBeUndefined();
  });

  it('has the weight apart, whatever its age', () => {
    const weight = observed('2020-09-02T08:00:00+01:00', measure('Weight', '29463-7', '74.8', 'kg'));
    expect(observations([...signs, weight]).weight?.date.start).toBe('2020-09-02T08:00:00+01:00');
    expect(read([...signs, weight])).not.toContain('weight');
  });
});
