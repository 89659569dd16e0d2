import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { isPoints, scoreSortOf, signNames, signOf, type SignName } from '#/lib/record/summary/observed/observation-codes.ts';
import type { RoundSign } from './observed-record.ts';
import { type PlacedGroup, statedMeasurements } from './place-group.ts';
import { isQualifier, qualifiersOf } from './qualifiers.ts';

/** Everything that a group measured, but for scores and the points of their parts, which stand with the score. */
export function signsOfGroup({ group, date }: PlacedGroup): readonly RoundSign[] {
  const measured = statedMeasurements(group.lead).filter((value) => !isQualifier(value) && !isPointsOfScore(value));
  const bySign = Map.groupBy(measured, signOf);
  const signWith = (sign: SignName | undefined, values: readonly Measurement[]): RoundSign => ({
    sign,
    measured: values,
    group,
    date,
    qualifiers: qualifiersOf(group, values),
  });
  return [
    ...signNames.flatMap((sign): readonly RoundSign[] => {
      const values = bySign.get(sign) ?? [];
      if (sign === 'pressure') return values.length === 0 ? [] : [signWith(sign, values)];
      return values.map((value) => signWith(sign, [value]));
    }),
    ...(bySign.get(undefined) ?? []).map((value) => signWith(undefined, [value])),
  ];
}

/** Tells whether a measurement is the points of a part of an early warning score. */
export function isPointsOfScore(measured: Measurement): boolean {
  return isPoints(measured) && scoreSortOf(measured.code) === undefined && /\bNEWS|\b[EMNOP]EWS|\bearly warning/i.test(measured.code.text);
}

/** Signs in the order in which they are read; halves of a pressure that came as two results are one, where there is one of value. */
export function orderSigns(signs: readonly RoundSign[]): readonly RoundSign[] {
  return joinHalves(signs).toSorted((left, right) => rank(left) - rank(right));
}

const rank = ({ sign }: RoundSign): number => (sign === undefined ? signNames.length : signNames.indexOf(sign));

function joinHalves(signs: readonly RoundSign[]): readonly RoundSign[] {
  const halves = signs.filter(({ sign, measured }) => sign === 'pressure' && measured.length === 1);
  const halvesByQualifiers = [...Map.groupBy(halves, ({ qualifiers }) => qualifiers.join(' ').toLowerCase()).values()];
  const pairs = halvesByQualifiers.flatMap((candidates) => {
    const [systolic, diastolic] = (['systolic', 'diastolic'] as const).map((half) =>
      candidates.filter(({ measured }) => measured[0] && halfOf(measured[0]) === half),
    );
    const [first, second] = [systolic?.[0], diastolic?.[0]];
    return first && second && systolic?.length === 1 && diastolic?.length === 1 ? [[first, second] as const] : [];
  });
  return signs.flatMap((sign) => {
    const pair = pairs.find((candidate) => candidate.includes(sign));
    if (!pair) return [sign];
    const [first, second] = pair;
    return sign === first ? [{ ...first, measured: [...first.measured, ...second.measured] }] : [];
  });
}

/** Half of a blood pressure that a measurement is. */
export function halfOf({ analyte, code }: Measurement): 'systolic' | 'diastolic' | undefined {
  const name = analyte ?? code.text;
  if (/\bsystolic\b/i.test(name)) return 'systolic';
  return /\bdiastolic\b/i.test(name) ? 'diastolic' : undefined;
}
