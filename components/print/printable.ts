import { listedCategories } from '#/lib/record/model/category.ts';
import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';

export interface Printable {
  readonly arrangement: Pick<Arrangement, 'months' | 'undated'>;
  /** Rows that stay off paper: safeguarding flags and access details (design §8). */
  readonly left: number;
}

/** The rows that may stand on paper. */
export function printableRows({ months, undated }: Pick<Arrangement, 'months' | 'undated'>): Printable {
  const printed = {
    months: months.map((month) => ({ ...month, rows: month.rows.filter(isPrintable) })),
    undated: undated.filter(isPrintable),
  };
  const rowsIn = (part: Pick<Arrangement, 'months' | 'undated'>) =>
    part.months.reduce((sum, { rows }) => sum + rows.length, part.undated.length);
  return { arrangement: printed, left: rowsIn({ months, undated }) - rowsIn(printed) };
}

const isPrintable = ({ groups }: Row): boolean =>
  !groups.some(({ members }) => members.some(({ category }) => !listedCategories.has(category)));
