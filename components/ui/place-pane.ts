/** Left and right edges of a box, px from the left of the window. */
export interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Place of a pane: at the right of the page, or beside the column from which it was opened, px from the left of the window. */
export type PanePlace = 'right' | Edges;

/** Wider than a line is read. */
const widest = 768;
const spaceBeside = 10;

/**
 * Places a pane that is `width` px wide, so that the list from which it was opened stays in sight: at the right edge of the page, or,
 * where most of that list's column would lie beneath it, over the columns before that one, as far as they reach.
 */
export function placePane(page: Edges, column: Edges | undefined, width: number): PanePlace {
  if (column === undefined || (column.left + column.right) / 2 <= page.right - width) return 'right';
  const right = column.left - spaceBeside;
  const left = Math.max(page.left, right - widest);
  return right - left < width / 2 ? 'right' : { left, right };
}
