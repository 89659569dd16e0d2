import type { Result } from './flowsheet-pairs.ts';

/** Reason that keeps two results apart, read from the literals of the pairs and not from the code under trial. */
export type Refusal = 'test' | 'finding' | 'doubt' | 'source' | 'unit' | 'words' | 'specimen' | 'method';

/** Reads why two results may not stand in one row of the table that holds `all`; empty: they may. */
export function refusalsOf(first: Result, second: Result, all: readonly Result[]): ReadonlySet<Refusal> {
  const pair = [first, second] as const;
  const differ = (read: (result: Result) => unknown): boolean => read(pair[0]) !== read(pair[1]);
  const family = all.filter((result) => isOneFamily(result, first));
  const specimen = specimenIn(family);
  const method = methodIn(family);
  const refusals: readonly (readonly [Refusal, boolean])[] = [
    ['test', differ(({ analyte }) => analyte.kind)],
    ['source', first.analyte.isOfSource === true && differ(({ source }) => source)],
    ['finding', differ(({ finding }) => finding)],
    ['doubt', differ(isDoubted)],
    ['specimen', differ(specimen)],
    ['method', differ(method)],
    ...valueRefusals(
      pair,
      family.filter((result) => specimen(result) === specimen(first) && method(result) === method(first)),
    ),
  ];
  return new Set(refusals.flatMap(([refusal, isRefused]) => (isRefused ? [refusal] : [])));
}

/** Tells whether a result is about the fetus; one that its source removed is no finding about anyone. */
export const isDoubted = ({ isOfFetus, isRemoved }: Result): boolean => isOfFetus && !isRemoved;

/** Tells whether two results are of one test of one thing, whatever its unit, specimen or method. */
export const isOneFamily = (left: Result, right: Result): boolean =>
  left.analyte.kind === right.analyte.kind &&
  (left.analyte.isOfSource !== true || left.source === right.source) &&
  left.finding === right.finding &&
  isDoubted(left) === isDoubted(right);

const isNumber = ({ value }: Result): boolean => value === 'number';

function stated<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

/** Reads a specimen that is not stated as the only specimen that is, where the code names one: an analyte's, or a number's under LOINC. */
function specimenIn(family: readonly Result[]): (result: Result) => string | undefined {
  const kindOf = ({ specimen, analyte }: Result): string | undefined => specimen.kind ?? (analyte.mass === undefined ? undefined : 'blood');
  const [only, second] = stated(family.map(kindOf));
  return (result) => kindOf(result) ?? (second === undefined && result.analyte.saysSpecimen && isNumber(result) ? only : undefined);
}

function methodIn(family: readonly Result[]): (result: Result) => string | undefined {
  const [only, second] = stated(family.map(({ method }) => method));
  return ({ method }) => method ?? (second === undefined ? only : undefined);
}

/** Tells whether a code beside words that are no unit may, and need not, make the units of two results one. */
const isSameByCode = (first: Result, second: Result): boolean =>
  first.unit.kind !== second.unit.kind && (first.unit.codeKind ?? first.unit.kind) === (second.unit.codeKind ?? second.unit.kind);

/** Tells whether the units of two results of one test may, and need not, be read as one: also where two codes of an analyte differ in size. */
export const isUnsureUnit = (first: Result, second: Result): boolean =>
  isSameByCode(first, second) || first.analyte.mass !== second.analyte.mass;

/** Unit and size of a number, as one text; undefined without a unit. */
function unitOf({ unit, analyte }: Result): string | undefined {
  if (unit.kind === 'none') return undefined;
  const isOfTwoSizes = /^urea/i.test(analyte.kind) && /^m?g\//.test(unit.kind);
  return `${unit.kind} ${isOfTwoSizes ? analyte.mass : ''}`;
}

/** `comparable`: results of their test, specimen and method. */
function valueRefusals(pair: readonly [Result, Result], comparable: readonly Result[]): readonly (readonly [Refusal, boolean])[] {
  const [first, second] = pair;
  const numbers = pair.filter(isNumber);
  if (numbers.length === 2) {
    const hasUnits = pair.map(unitOf);
    const isUnitlessApart = hasUnits[0] === undefined && first.source !== second.source;
    return [['unit', (hasUnits[0] !== hasUnits[1] && !isSameByCode(first, second)) || isUnitlessApart]];
  }
  if (numbers.length === 0) return [];
  const [number] = numbers;
  const words = pair.find((result) => !isNumber(result));
  const unitsBeside = new Set(comparable.filter(isNumber).flatMap((result) => unitOf(result) ?? []));
  const isOneUnit = unitsBeside.size === 1 || comparable.some((result) => result.unit.codeKind !== undefined);
  const isOneRow = number !== undefined && unitOf(number) !== undefined && isOneUnit;
  return [['words', !isOneRow || words?.value.startsWith('figure') === true]];
}
