/** A row as far as its height goes. */
export interface RowHeight {
  /** Lines below the first: a row with more of them is higher. */
  readonly lines: number;
  /** Drawn even where the reserve has no room for it: a critical result, a statement. */
  readonly isKept?: boolean;
}

/** Heights of the Summary's rows, px: of one line, and of each line below it (visual-next §6). */
const [oneLine, furtherLine] = [28, 16];

export const rowHeight = ({ lines }: RowHeight): number => oneLine + lines * furtherLine;

/** The first rows, as many as the room has place for, and every one that is never left out. */
export function rowsThatFit<Row extends RowHeight>(rows: readonly Row[], room: number): readonly Row[] {
  let left = room;
  return rows.filter((row) => {
    left -= rowHeight(row);
    return left >= 0 || row.isKept === true;
  });
}

/** The rows that fit below the places that are taken. */
export function placesThatFit<Row extends RowHeight>(
  places: readonly { readonly row: Row }[],
  rows: readonly Row[],
  room: number,
): readonly Row[] {
  const takenHeight = places.reduce((sum, { row }) => sum + rowHeight(row), 0);
  return rowsThatFit(rows, room - takenHeight);
}

/** Heights of the blocks under their heads, px, as in their style sheet; allergies and current medicines are never cut, and have none. */
export const blockRooms = {
  problems: 280,
  results: 224,
  letters: 260,
  appointments: 56,
  people: 112,
  observations: 144,
  section: 168,
} as const;
