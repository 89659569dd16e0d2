import { measurementWords } from './words.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import type { SignName } from '#/lib/record/summary/observed/observation-codes.ts';
import type { LanePoint, Round, RoundSign, SignLane } from './observed-record.ts';
import { halfOf } from './round-signs.ts';
import { laneUnitOf, type LaneUnit, plainNumber } from './unit-of-lane.ts';

/** Signs with a line, in the order of the ward's chart. */
const lineSigns = ['respiration', 'saturation', 'pressure', 'pulse', 'temperature'] as const satisfies readonly SignName[];

interface Placed {
  readonly unit: LaneUnit;
  readonly point: LanePoint;
}

/** Lines of the signs over all rounds, a lane for each unit; the unit of the newest value first. `rounds`: newest first. */
export function lanesOf(rounds: readonly Round[]): readonly SignLane[] {
  return lineSigns.flatMap((sign) => lanesOfSign(sign, rounds));
}

function lanesOfSign(sign: SignName, rounds: readonly Round[]): readonly SignLane[] {
  const values = rounds.flatMap((round) =>
    round.signs
      .filter((observed) => observed.sign === sign)
      .flatMap((observed) => observed.measured.map((measured) => placeValue(round, observed, measured))),
  );
  const notDrawn = values.flatMap((value) => ('why' in value ? [value] : []));
  const placed = values.flatMap((value) => ('why' in value ? [] : [value]));
  const lanes = [...Map.groupBy(placed, ({ unit }) => unit.key)];
  const units = lanes.map(([, [first]]) => first?.unit.words);
  if (lanes.length === 0) return notDrawn.length === 0 ? [] : [{ key: sign, sign, otherUnits: [], points: [], notDrawn }];
  return lanes.map(([key, points], index) => ({
    key: `${sign} ${key}`,
    sign,
    ...(units[index] !== undefined && { unit: units[index] }),
    otherUnits: units.filter((_, position) => position !== index),
    points: points.map(({ point }) => point).toReversed(),
    notDrawn: index === 0 ? notDrawn : [],
  }));
}

function placeValue(round: Round, sign: RoundSign, measurement: Measurement): Placed | { readonly at: number; readonly why: string } {
  const { value, absent } = measurement;
  if (value?.type !== 'quantity') return { at: round.at, why: measurementWords.notDrawn(value, absent) };
  const number = plainNumber(value.quantity);
  if (typeof number === 'string') return { at: round.at, why: number };
  const half = sign.sign === 'pressure' ? halfOf(measurement) : undefined;
  if (sign.sign === 'pressure' && half === undefined) return { at: round.at, why: measurementWords.neitherHalf(measurement.code.text) };
  const line = [round.source, half, ...sign.qualifiers].filter(Boolean).join(' ').toLowerCase();
  return {
    unit: laneUnitOf(value.quantity),
    point: { round, sign, measurement, at: round.at, value: number, line, ...(half && { half }) },
  };
}
