import { methodOf } from '#/lib/record/trends/trend-method.ts';
import { specimenReader } from '#/lib/record/trends/trend-specimen.ts';
import type { MeasuredCell } from './measured-cell.ts';
import { unitKey } from './unit-key.ts';

/** Everything that must be one for results to stand in one row; undefined: not stated. */
export interface RowKey {
  /** Spelling and size of the unit; `words` for values that are no number. */
  readonly unit: string | undefined;
  readonly specimen: string | undefined;
  readonly method: string | undefined;
  /** Source of numbers without a unit: two sources may leave two units out. */
  readonly unitlessAt?: string;
  readonly isWords: boolean;
}

export const textOfKey = ({ unit, specimen, method, unitlessAt, isWords }: RowKey): string =>
  JSON.stringify([unit, specimen, method, unitlessAt, isWords]);

/** Keys of the cells of one family, in their order. What is not stated is read as the only thing that is stated, where the code allows it. */
export function rowKeys(family: readonly MeasuredCell[]): readonly RowKey[] {
  const specimenOf = specimenReader(family.map(({ entry }) => entry));
  const methodOfCell = methodReader(family);
  const sizeOf = sizeReader(family);
  const keys = family.map((tableCell): RowKey => ({
    ...unitOfCell(tableCell, sizeOf),
    specimen: specimenOf(tableCell.entry),
    method: methodOfCell(tableCell),
  }));
  return placeWords(family, keys);
}

type SizeOf = (tableCell: MeasuredCell, spelling: string) => string;

function unitOfCell(tableCell: MeasuredCell, sizeOf: SizeOf): Pick<RowKey, 'unit' | 'unitlessAt' | 'isWords'> {
  const { value } = tableCell.measurement;
  if (value?.type !== 'quantity') return { unit: undefined, isWords: true };
  const key = unitKey(value.quantity);
  if (key === undefined) return { unit: undefined, unitlessAt: tableCell.entry.origins[0]?.source ?? '', isWords: false };
  return { unit: `${key.spelling} ${key.size ?? sizeOf(tableCell, key.spelling)}`, isWords: false };
}

/**
 * Size of a number that cannot be compared ("<5 mg/dL"): the one that results with its very code have under this spelling. Without any, an
 * analyte's is its code's own: mg/dL of urea nitrogen is less than half of mg/dL of urea.
 */
function sizeReader(family: readonly MeasuredCell[]): SizeOf {
  const sizes = new Map<string, Set<string>>();
  for (const tableCell of family) {
    const { value } = tableCell.measurement;
    const key = value?.type === 'quantity' ? unitKey(value.quantity) : undefined;
    if (key?.size === undefined) continue;
    const place = `${codesOf(tableCell)} ${key.spelling}`;
    sizes.set(place, (sizes.get(place) ?? new Set()).add(key.size));
  }
  return (tableCell, spelling) => {
    const [size, second] = [...(sizes.get(`${codesOf(tableCell)} ${spelling}`) ?? [])];
    if (size !== undefined && second === undefined) return size;
    return tableCell.measurement.analyte === undefined ? '' : codesOf(tableCell);
  };
}

const codesOf = ({ measurement }: MeasuredCell): string =>
  measurement.code.codings
    .map(({ system, code }) => `${system}|${code}`)
    .toSorted()
    .join(' ');

/** A method that is not stated is the only one that is stated, as in the trend: most results state none. */
function methodReader(family: readonly MeasuredCell[]): (tableCell: MeasuredCell) => string | undefined {
  const stated = family.flatMap(({ entry }) => methodOf(entry)?.trim().toLowerCase() ?? []);
  const [only, second] = [...new Set(stated)];
  return ({ entry }) => methodOf(entry)?.trim().toLowerCase() ?? (second === undefined ? only : undefined);
}

/** "Haemolysed" stands among the numbers of its test where these are one row; words with a figure in them may be in another unit. */
function placeWords(family: readonly MeasuredCell[], keys: readonly RowKey[]): readonly RowKey[] {
  return keys.map((key, index) => {
    if (!key.isWords || hasFigure(family[index])) return key;
    const numeric = keys.filter(
      (numericKey) =>
        !numericKey.isWords && numericKey.unit !== undefined && numericKey.specimen === key.specimen && numericKey.method === key.method,
    );
    const [only, second] = [...new Map(numeric.map((numericKey) => [textOfKey(numericKey), numericKey])).values()];
    return only !== undefined && second === undefined ? only : key;
  });
}

function hasFigure(tableCell: MeasuredCell | undefined): boolean {
  const value = tableCell?.measurement.value;
  if (value === undefined) return false;
  return value.type === 'text' ? /\d/.test(value.text) : value.type !== 'concept' || /\d/.test(value.concept.text);
}
