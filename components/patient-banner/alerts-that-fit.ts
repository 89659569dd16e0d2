/** Sizes of the strip's items as they are drawn, px. */
export interface StripSizes {
  /** Width of each item with its gap, in their order; the other alerts are the last. */
  readonly widths: readonly number[];
  /** Width of a row. */
  readonly room: number;
  /** Width of "6 more alerts" with its gap. */
  readonly moreWidth: number;
}

/**
 * Number of other alerts that are drawn; `firstAlert` is the place of the first. They take the rest of the row in which
 * decisions end, and `ownRows` of their own (H21). What stands before them is never cut.
 */
export function alertsThatFit({ widths, room, moreWidth }: StripSizes, firstAlert: number, ownRows = 1): number {
  const rows = rowsOf(widths, room);
  const alerts = widths.length - firstAlert;
  if (alerts <= 0) return 0;
  const rowBefore = firstAlert === 0 ? -1 : (rows[firstAlert - 1] ?? 0);
  const lastRow = rowBefore + ownRows;
  if ((rows.at(-1) ?? 0) <= lastRow) return alerts;
  for (let drawnCount = alerts - 1; drawnCount > 0; drawnCount -= 1) {
    const withButton = rowsOf([...widths.slice(0, firstAlert + drawnCount), moreWidth], room);
    if ((withButton.at(-1) ?? 0) <= lastRow) return drawnCount;
  }
  return 0;
}

/** Tells whether what stands before the alerts takes one row: where two are kept, alerts have the second, and stay there while decisions come. */
export function alertsBeginRow({ widths, room }: StripSizes, firstAlert: number): boolean {
  return firstAlert > 0 && firstAlert < widths.length && rowsOf(widths.slice(0, firstAlert), room).at(-1) === 0;
}

/** The sizes with the break before the alerts, which is an item as wide as a row. */
export const withBreak = (sizes: StripSizes, firstAlert: number): StripSizes => ({
  ...sizes,
  widths: sizes.widths.toSpliced(firstAlert, 0, sizes.room),
});

/** Row of each item, as wrapping lays them out. */
function rowsOf(widths: readonly number[], room: number): readonly number[] {
  let row = 0;
  let used = 0;
  return widths.map((width) => {
    if (used > 0 && used + width > room) {
      row += 1;
      used = 0;
    }
    used += width;
    return row;
  });
}
