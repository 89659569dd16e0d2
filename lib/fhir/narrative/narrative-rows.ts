import { type Element, childElements, findWithin } from '#/lib/fhir/markup/element-tree.ts';

/** A row of a table or an item of a list, and those beside it that have as many cells. */
export interface NarrativeRow {
  readonly row: Element;
  readonly neighbours: readonly Element[];
}

const rowNames = new Set(['tr', 'item']);
const rowsAround = new WeakMap<Element, NarrativeRow>();

/** Remembers for each piece of the rows of one table or list in which of them it stands. */
export function indexRows(parent: Element): void {
  const rows = childElements(parent).filter(({ name }) => rowNames.has(name));
  if (rows.length < 2) return;
  for (const row of rows) {
    const cells = childElements(row).length;
    // A row that continues the one above it has fewer cells.
    const neighbours = rows.length > most ? [] : rows.filter((neighbour) => neighbour !== row && childElements(neighbour).length === cells);
    findWithin(row, (piece) => void rowsAround.set(piece, { row, neighbours }));
  }
}

/** Longer lists are not compared row by row. */
const most = 200;

/** The row in which a piece of narrative stands; undefined where it stands in none that has neighbours. */
export function rowAround(piece: Element): NarrativeRow | undefined {
  return rowsAround.get(piece);
}
