import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { shownGroups } from '#/lib/record/list/arrange.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import type { ScoreContext } from '#/lib/record/summary/observed/early-warning.ts';
import { measured, measuredInWords, observedOn, pressureOn, scoredOn } from '#/lib/record/testing/observation-builders.ts';
import { source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { stretchesOf } from './episode.ts';
import { foldDays } from './fold-days.ts';
import { observe } from './observe-record.ts';
import type { ObservedRecord, Round } from './observed-record.ts';
import { isPointsOfScore } from './round-signs.ts';
import { isQualifier } from './qualifiers.ts';

const today = Math.floor(Date.parse('2026-11-21') / 86_400_000);
const context: ScoreContext = { locale: 'en-GB', today, birthDate: '1951-03-14', isWhole: true };

function record(entries: readonly TimelineEntry[], more: Partial<ScoreContext> = {}): ObservedRecord {
  const bySource = Map.groupBy(entries, ({ origins }) => origins[0]?.source ?? '');
  const timeline = timelineOf(...[...bySource].map(([id, own]) => ({ source: source(id), entries: own })));
  const groups = shownGroups(timeline, wholeView).map(({ group }) => group);
  return observe(groups, { ...context, ...more });
}
const roundsIn = (entries: readonly TimelineEntry[]): readonly Round[] => record(entries).days.flatMap(({ rounds }) => rounds);

/** "12:05 NEWS2 4: pulse 94, temperature 36.8" of each round, newest first. */
function told(entries: readonly TimelineEntry[]): readonly string[] {
  return roundsIn(entries).map(({ date, scores, signs }) => {
    const ofScores = scores.map(({ sort, value }) => `${sort.name} ${value}: `);
    const ofSigns = signs.map(({ sign, measured: values, qualifiers }) =>
      [
        sign ?? values[0]?.code.text,
        values.map((each) => (each.value?.type === 'quantity' ? each.value.quantity.value : '')).join('/'),
        ...qualifiers,
      ].join(' '),
    );
    return `${date.start?.slice(11, 16) ?? ''} ${ofScores.join('')}${ofSigns.join(', ')}`.trim();
  });
}

const pulse = (on: string, value = '94', options = {}) => observedOn(on, measured('Pulse', '8867-4', value, 'beats/min'), options);
const temperature = (on: string, value: string, unit = '°C', options = {}) =>
  observedOn(on, measured('Temperature', '8310-5', value, unit), options);

describe('rounds are what one source measured in one minute', () => {
  it('with the score of that minute; another minute or source is another round (H20)', () => {
    expect(
      told([
        pulse('2026-11-21T12:05:00+00:00'),
        temperature('2026-11-21T12:05:40+00:00', '36.8'),
        scoredOn('2026-11-21T12:05:00+00:00', '4'),
        pulse('2026-11-21T12:06:00+00:00', '95'),
        pulse('2026-11-21T12:05:00+00:00', '71', { from: 'park' }),
      ]),
    ).toEqual(['12:06 pulse 95', '12:05 NEWS2 4: pulse 94, temperature 36.8', '12:05 pulse 71']);
  });

  it('a score one minute later is of no round but its own, unless it names its signs', () => {
    const sign = pulse('2026-11-21T12:05:00+00:00');
    expect(told([sign, scoredOn('2026-11-21T12:06:00+00:00', '4')])).toEqual(['12:06 NEWS2 4:', '12:05 pulse 94']);
    expect(told([sign, scoredOn('2026-11-21T12:06:00+00:00', '4', { members: [sign.id] })])).toEqual(['12:05 NEWS2 4: pulse 94']);
  });

  it('a heading over a day joins nothing: its members are hours apart, or one sign is there twice', () => {
    const signs = [pulse('2026-11-21T08:00:00+00:00', '90'), pulse('2026-11-21T12:00:00+00:00', '91')];
    const near = [pulse('2026-11-21T11:58:00+00:00', '92'), pulse('2026-11-21T11:59:00+00:00', '93')];
    const heading = (members: readonly TimelineEntry[]) =>
      scoredOn('2026-11-21T12:30:00+00:00', '4', { members: members.map(({ id }) => id) });
    expect(roundsIn([...signs, heading(signs)])).toHaveLength(3);
    expect(roundsIn([...near, heading(near)])).toHaveLength(3);
  });

  it('a score with a day alone belongs to no round of that day', () => {
    expect(told([pulse('2026-11-20'), temperature('2026-11-20', '37.0'), scoredOn('2026-11-20', '7')])).toHaveLength(2);
  });

  it('01:30 of both hours of the night when the clocks go back is two rounds', () => {
    expect(roundsIn([pulse('2026-10-25T01:30:00+01:00'), temperature('2026-10-25T01:30:00+00:00', '37')])).toHaveLength(2);
  });

  it('halves that came as two results are one pressure; lying and standing stay apart', () => {
    const half = (name: string, code: string, value: string, position: string) =>
      observedOn('2026-11-21T12:05:00+00:00', {
        ...measured(`${position} ${name} blood pressure`, code, value, 'mmHg'),
        analyte: `${name} blood pressure`,
      });
    expect(
      told([
        half('Systolic', '8480-6', '120', 'Lying'),
        half('Diastolic', '8462-4', '70', 'Lying'),
        half('Systolic', '8480-6', '95', 'Standing'),
        half('Diastolic', '8462-4', '60', 'Standing'),
      ]),
    ).toEqual(['12:05 pressure 120/70 Lying, pressure 95/60 Standing']);
  });

  it('site, method and position are said as sent', () => {
    const [round] = roundsIn([
      pressureOn('2026-11-21T12:05:00+00:00', '115', '65', {
        facts: [{ label: 'Site', value: 'Left upper arm' }],
        components: [measuredInWords('Body position', 'Standing', '8361-8')],
      }),
      temperature('2026-11-21T12:05:00+00:00', '36.8', '°C', { method: 'Tympanic thermometer' }),
    ]);
    expect(round?.signs.map(({ qualifiers }) => qualifiers)).toEqual([['Left upper arm', 'Standing'], ['Tympanic thermometer']]);
  });

  it('oxygen is not stated where a saturation stands without it', () => {
    const saturation = observedOn('2026-11-21T12:05:00+00:00', measured('SpO2', '59408-5', '96', '%'));
    const air = observedOn('2026-11-21T12:05:00+00:00', measuredInWords('Inspired oxygen', 'Room air', '3151-8'));
    expect(roundsIn([saturation])[0]?.isOxygenUnknown).toBe(true);
    expect(roundsIn([saturation, air])[0]?.isOxygenUnknown).toBe(false);
  });

  it('a part scored 3 is named with its score', () => {
    const part = { ...measured('NEWS2 respiration rate score', undefined, '3', '{score}') };
    expect(roundsIn([scoredOn('2026-11-21T12:05:00+00:00', '3', { components: [part] })])[0]?.scores[0]?.threes).toEqual([
      'Respiration rate',
    ]);
    expect(
      roundsIn([scoredOn('2026-11-21T12:05:00+00:00', '3'), observedOn('2026-11-21T12:05:00+00:00', part)])[0]?.scores[0]?.threes,
    ).toEqual(['Respiration rate']);
  });
});

describe('scores by day', () => {
  it('newest and highest of each day with their times, the first of equals; other sorts apart', () => {
    const pews = { text: 'PEWS', codings: [] };
    const { days } = record([
      scoredOn('2026-11-21T12:05:00+00:00', '1'),
      scoredOn('2026-11-21T04:05:00+00:00', '4'),
      scoredOn('2026-11-21T05:05:00+00:00', '4'),
      scoredOn('2026-11-20T05:05:00+00:00', '6', {}, pews),
      scoredOn('2026-11-20T06:05:00+00:00', '2'),
    ]);
    const said = days.map(({ scores }) =>
      scores.map(({ sort, isGraded, newest, highest, readings }) => [
        sort.name,
        isGraded,
        newest.value,
        highest?.date.start?.slice(11, 16),
        readings.length,
      ]),
    );
    expect(said).toEqual([
      [['NEWS2', true, '1', '04:05', 3]],
      [
        ['NEWS2', true, '2', '06:05', 1],
        ['PEWS', false, '6', '05:05', 1],
      ],
    ]);
  });

  it('H17 a score that is no number is counted, and never compared', () => {
    const [day] = record([
      scoredOn('2026-11-21T12:05:00+00:00', '1'),
      observedOn('2026-11-21T04:05:00+00:00', { ...measuredInWords('NEWS2 total score', '7 or more') }),
    ]).days;
    expect(day?.scores[0]).toMatchObject({ unread: 1, highest: { value: '1' }, readings: [{ value: '7 or more' }, { value: '1' }] });
  });

  it('days in a row without a score are one line, and no day is left out', () => {
    const { days } = record([
      ...['2026-11-20', '2026-11-19', '2026-11-17', '2026-11-15'].map((day) => pulse(`${day}T08:00:00Z`)),
      scoredOn('2026-11-18T05:05:00+00:00', '6'),
    ]);
    expect(foldDays(days).map((line) => line.days.map(({ date }) => date.start?.slice(8)))).toEqual([['20', '19'], ['18'], ['17', '15']]);
  });

  it('limits of NEWS2 apply from 16 years on', () => {
    const graded = (birthDate: string) => record([scoredOn('2026-11-21T12:05:00+00:00', '7')], { birthDate }).days[0]?.scores[0]?.isGraded;
    expect([graded('2010-11-21'), graded('2010-11-22')]).toEqual([true, false]);
  });

  it('H36 a child’s NEWS2 has the words that were sent, and is said to be no such score', () => {
    const scores = (birthDate: string) => {
      const [day] = record([scoredOn('2026-11-21T12:05:00+00:00', '9')], { birthDate }).days;
      return day?.scores.map(({ newest: { sort, isGraded, isMisapplied } }) => [sort.name, isGraded, isMisapplied]);
    };
    expect([scores('2026-11-18'), scores('1951-03-14')]).toEqual([[['NEWS2 total score', false, true]], [['NEWS2', true, false]]]);
  });

  it('no score is worked out of signs, or of the parts of one', () => {
    const part = observedOn('2026-11-21T08:00:00+00:00', measured('NEWS2 pulse score', undefined, '3', '{score}'));
    expect(record([pulse('2026-11-21T08:00:00+00:00', '140'), part]).hasScores).toBe(false);
  });
});

describe('lines', () => {
  const lanes = (entries: readonly TimelineEntry[]) =>
    record(entries).lanes.map(({ sign, unit, points, otherUnits, notDrawn }) => [
      sign,
      unit,
      points.map(({ value }) => value),
      otherUnits,
      notDrawn.map(({ why }) => why),
    ]);

  it('H17 °C and °F are two lanes that name each other; a value without a unit is a third', () => {
    const entries = [
      temperature('2026-11-21T08:00:00Z', '36.8'),
      temperature('2026-11-20T08:00:00Z', '99.1', '°F'),
      temperature('2026-11-19T08:00:00Z', '37'),
    ];
    const without = observedOn('2026-11-18T08:00:00Z', measured('Temperature', '8310-5', '38'));
    expect(lanes([...entries, without])).toEqual([
      ['temperature', '°C', [37, 36.8], ['°F', undefined], []],
      ['temperature', '°F', [99.1], ['°C', undefined], []],
      ['temperature', undefined, [38], ['°C', '°F'], []],
    ]);
  });

  it('one size with two spellings is one lane', () => {
    const other = observedOn('2026-11-20T08:00:00Z', measured('Heart rate', '8867-4', '70', '/min'));
    expect(lanes([pulse('2026-11-21T08:00:00Z'), other])).toEqual([['pulse', 'beats/min', [70, 94], [], []]]);
  });

  it('H17 what is no plain number is in the table alone, and says why', () => {
    const above = observedOn('2026-11-20T08:00:00Z', {
      ...measured('Pulse', '8867-4', '200', '/min'),
      value: { type: 'quantity', quantity: { value: '200', comparator: '>', unit: '/min' } },
    });
    expect(lanes([above, observedOn('2026-11-19T08:00:00Z', measuredInWords('Pulse', 'irregular', '8867-4'))])).toEqual([
      ['pulse', undefined, [], [], ['reported as > 200', 'text: irregular']],
    ]);
  });

  it('no line joins two sources, two positions or two halves', () => {
    const standing = pressureOn('2026-11-21T08:10:00Z', '95', '60', {
      components: [measuredInWords('Body position', 'Standing', '8361-8')],
    });
    const { lanes: all } = record([
      pressureOn('2026-11-21T08:00:00Z', '120', '70'),
      standing,
      pressureOn('2026-11-21T08:20:00Z', '118', '72', { from: 'park' }),
    ]);
    expect(all.flatMap(({ points }) => points.map(({ line }) => line)).toSorted()).toEqual([
      'city diastolic',
      'city diastolic standing',
      'city systolic',
      'city systolic standing',
      'park diastolic',
      'park systolic',
    ]);
  });
});

describe('growth', () => {
  const weight = (on: string, value: string, unit = 'kg', options = {}) =>
    observedOn(on, measured('Weight', '29463-7', value, unit), options);
  const growth = (entries: readonly TimelineEntry[]) =>
    record(entries).growth.map(({ sign, unit, qualifiers, points }) => [
      sign,
      unit,
      qualifiers.join(' '),
      points.map(({ value }) => value),
    ]);

  it('H17 kilograms, grams and pounds are lines of their own, a birth weight too', () => {
    const birth = observedOn('2026-11-18', measured('Birth weight', '8339-4', '3.2', 'kg'));
    expect(growth([weight('2026-11-21', '3.1'), weight('2026-11-20', '3060', 'g'), weight('2026-11-19', '6.8', 'lb'), birth])).toEqual([
      ['weight', 'kg', '', [3.1]],
      ['weight', 'g', '', [3060]],
      ['weight', 'lb', '', [6.8]],
      ['weight', 'kg', 'Birth', [3.2]],
    ]);
  });

  it('a centile is the one that was sent with it: as a part, or by the same source at the same time', () => {
    const centile = measured('Weight for age centile', '8336-0', '25', '%');
    const inside = weight('2026-11-20T08:00:00Z', '12', 'kg', { components: [centile] });
    const beside = weight('2026-11-21T08:00:00Z', '12.1');
    const { growth: lines, otherObservations } = record([
      inside,
      beside,
      observedOn('2026-11-21T08:00:00Z', centile),
      observedOn('2026-11-19T08:00:00Z', measured('Weight for age centile', '8336-0', '50', '%')),
    ]);
    expect(lines.flatMap(({ points }) => points.map(({ centiles }) => centiles.length))).toEqual([1, 1]);
    expect(otherObservations.map(({ why }) => why)).toEqual(['centile-alone']);
  });
});

test('the chart opens on the newest episode: a contact, or rounds that follow each other', () => {
  const stay = { encounter: 'city|Encounter/1' };
  const rounds = roundsIn([
    pulse('2026-11-21T08:00:00Z', '90', stay),
    pulse('2026-11-18T08:00:00Z', '91', stay),
    pulse('2026-11-10T08:00:00Z', '92'),
    pulse('2024-11-10T08:00:00Z', '93'),
  ]);
  expect(stretchesOf(rounds).map(({ name, rounds: count }) => [name, count])).toEqual([
    ['newest', 2],
    ['month', 3],
    ['all', 4],
  ]);
  expect(stretchesOf([])).toEqual([]);
});

describe('H06 H36 every vital sign stands somewhere, with everything that it measured', () => {
  const time = fc.constantFrom(
    '2026-11-21T12:05:00+00:00',
    '2026-11-21T12:05:30Z',
    '2026-11-21T12:07:00Z',
    '2026-11-20',
    '2026-11',
    '2099-01-01',
    'unreadable',
  );
  const value = fc.constantFrom(
    measured('Pulse', '8867-4', '94', 'beats/min'),
    measured('Temperature', '8310-5', '99', '°F'),
    measured('Weight', '29463-7', '70', 'kg'),
    measured('Weight centile', '8336-0', '50', '%'),
    measured('NEWS2 pulse score', undefined, '3', '{score}'),
    measured('Peak flow', '33452-4', '300', 'L/min'),
    measuredInWords('ACVPU', 'Alert'),
    measuredInWords('Body position', 'Standing', '8361-8'),
    measured('NEWS2 total score', undefined, '5', '{score}'),
    { code: { text: 'Pulse', codings: [] }, absent: 'refused', ranges: [] },
  );
  const one = fc.record({
    on: time,
    own: value,
    components: fc.array(value, { maxLength: 3 }),
    assertion: fc.constantFrom('affirmed', 'affirmed', 'affirmed', 'removed', 'denied', 'not-known'),
    shape: fc.constantFrom('measurement', 'measurement', 'panel', 'facts'),
    from: fc.constantFrom('city', 'park'),
    member: fc.option(fc.nat(7), { nil: undefined }),
  });
  test('property', () => {
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (list) => {
        const ids = list.map(({ from }, index) => `${from}|Observation/${index}`);
        const entries = list.map(({ on, own, components, assertion, shape, from, member }, index) => {
          const named = member === undefined ? undefined : ids[member % ids.length];
          const members = named === undefined ? [] : [named];
          const made = observedOn(on, own, {
            from,
            components,
            members,
            id: ids[index] ?? '',
            assertion: assertion as TimelineEntry['assertion'],
          });
          if (shape === 'facts') return { ...made, body: { shape } as const };
          return shape === 'panel' ? { ...made, body: { shape, members, components } as const } : made;
        });
        const { days, growth, otherObservations } = record(entries);
        const rounds = days.flatMap((day) => day.rounds);
        const points = growth.flatMap((line) => line.points);
        const inRounds = rounds.flatMap(({ groups }) => groups);
        const inGrowth = points.flatMap(({ group, centileGroups }) => [group, ...centileGroups]);
        const placed = [...inRounds, ...inGrowth, ...otherObservations.map(({ group }) => group)].flatMap(({ members }) =>
          members.map(({ id }) => id),
        );
        expect(new Set(placed)).toEqual(new Set(ids));
        expect(inRounds).toHaveLength(new Set(inRounds).size);
        const drawn = new Set([
          ...rounds.flatMap(({ signs, scores }) => [
            ...signs.flatMap((sign) => sign.measured),
            ...scores.flatMap(({ group: { lead } }) => (lead.body.shape === 'measurement' ? [lead.body.measurement] : [])),
          ]),
          ...points.flatMap(({ measurement, centiles }) => [measurement, ...centiles]),
        ]);
        for (const { lead } of [...inRounds, ...inGrowth])
          for (const part of measurementsOf(lead.body)) {
            const standsElsewhere =
              isQualifier(part) || isPointsOfScore(part) || (part.value === undefined && measurementsOf(lead.body).length > 1);
            expect(standsElsewhere || drawn.has(part)).toBe(true);
          }
      }),
      { numRuns: 300 },
    );
  });
});
