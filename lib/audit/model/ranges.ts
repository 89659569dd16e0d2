/** Numbers from `first` to `last`, both included. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** Adds numbers to ranges in ascending order; neighbours become one range. */
export function addNumbers(ranges: readonly NumberRange[], numbers: readonly number[]): readonly NumberRange[] {
  const all = [...ranges, ...numbers.map((number) => ({ first: number, last: number }))].toSorted(
    (left, right) => left.first - right.first,
  );
  const merged: NumberRange[] = [];
  for (const range of all) {
    const before = merged.at(-1);
    if (before && range.first <= before.last + 1)
      merged[merged.length - 1] = { first: before.first, last: Math.max(before.last, range.last) };
    else merged.push(range);
  }
  return merged;
}

/** Writes a range as people do: 7, or 7-9. */
export const numberRangeText = ({ first, last }: NumberRange): string => (first === last ? String(first) : `${first}-${last}`);

/** Reads what `numberRangeText` wrote; undefined for anything else. */
export function readRange(text: string): NumberRange | undefined {
  const [, first, last] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(text) ?? [];
  return first === undefined ? undefined : { first: Number(first), last: Number(last ?? first) };
}
