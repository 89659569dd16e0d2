import type { Flowsheet } from './flowsheet-model.ts';
import { cellsInOrder } from './row-points.ts';

/** Places of the table in its own order: test by test, the newest result of each first. */
export function flowsheetPlaces({ panels, outside }: Flowsheet): readonly (readonly string[])[] {
  const cells = panels.flatMap(({ rows }) => rows.flatMap((row) => cellsInOrder(row).toReversed()));
  return [...new Set([...cells, ...outside].map(({ group }) => group.id))].map((id) => [id]);
}
