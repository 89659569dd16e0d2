import type { Group } from '#/lib/record/merge/group.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { centileSignOf, type GrowthSign, growthSigns, growthSignOf } from './growth-sign.ts';
import type { GrowthLine, GrowthPoint } from './observed-record.ts';
import { type PlacedGroup, statedMeasurements } from './place-group.ts';
import { isQualifier, qualifiersOf } from './qualifiers.ts';
import { laneUnitOf, type LaneUnit, plainNumber } from './unit-of-lane.ts';

interface Grown extends GrowthPoint {
  readonly sign: GrowthSign;
  readonly unit: LaneUnit;
  readonly qualifiers: readonly string[];
}

interface Growth {
  readonly lines: readonly GrowthLine[];
  /** Centiles that came without what they belong to. */
  readonly alone: readonly Group[];
}

/** Lines of growth from whatever groups hold any; `centiles`: groups that are nothing else. Lines in the order of the signs. */
export function growthOf(placed: readonly PlacedGroup[], centiles: readonly PlacedGroup[]): Growth {
  const used = new Set<Group>();
  const points = placed.flatMap((grown) => grownIn(grown, centiles, used));
  const lines = [...Map.groupBy(points, lineKey)].flatMap(([key, line]): readonly GrowthLine[] => {
    const [first] = line;
    if (!first) return [];
    const { sign, unit, qualifiers } = first;
    const newestFirst = line.toSorted((left, right) => right.at - left.at);
    return [{ key, sign, ...(unit.words !== undefined && { unit: unit.words }), qualifiers, points: newestFirst }];
  });
  const rank = ({ sign }: GrowthLine): number => growthSigns.indexOf(sign);
  return {
    lines: lines.toSorted((left, right) => rank(left) - rank(right) || (right.points[0]?.at ?? 0) - (left.points[0]?.at ?? 0)),
    alone: centiles.map(({ group }) => group).filter((group) => !used.has(group)),
  };
}

/** Key of a line: it is of one unit, measured in one way: a birth weight is no weight of today, a pound no kilogram (H17). */
const lineKey = ({ sign, unit, qualifiers }: Grown): string => `${sign} ${unit.key} ${qualifiers.join(' ').toLowerCase()}`;

function grownIn(grown: PlacedGroup, centiles: readonly PlacedGroup[], used: Set<Group>): readonly Grown[] {
  const { group, date, at, source } = grown;
  const stated = statedMeasurements(group.lead).filter((measured) => !isQualifier(measured));
  return stated.flatMap((measurement) => {
    const sign = growthSignOf(measurement);
    if (sign === undefined) return [];
    const sentCentiles = centiles.filter(
      (centile) => isSameMoment(centile, grown) && measuresOf(centile).some((part) => centileSignOf(part) === sign),
    );
    for (const centile of sentCentiles) used.add(centile.group);
    const own = stated.filter((part) => centileSignOf(part) === sign);
    const number = measurement.value?.type === 'quantity' ? plainNumber(measurement.value.quantity) : undefined;
    return [
      {
        sign,
        unit: measurement.value?.type === 'quantity' ? laneUnitOf(measurement.value.quantity) : { key: '' },
        qualifiers: qualifiersOf(group, [measurement]),
        group,
        date,
        at,
        source,
        measurement,
        ...(typeof number === 'number' && { value: number }),
        centiles: [...own, ...sentCentiles.flatMap(measuresOf).filter((part) => centileSignOf(part) === sign)],
        centileGroups: sentCentiles.map((centile) => centile.group),
      },
    ];
  });
}

const measuresOf = ({ group }: PlacedGroup): readonly Measurement[] => statedMeasurements(group.lead);

/** Tells whether both are of one source and one written time, to the minute where there is one. */
function isSameMoment(left: PlacedGroup, right: PlacedGroup): boolean {
  const [first, second] = [left, right].map(({ date }) => (date.start ?? date.end ?? '').slice(0, 16));
  return left.source === right.source && first === second;
}
