import { placesThatFit, type RowHeight, rowsThatFit } from './row-room.ts';

/** A row as far as its place goes. */
export interface SettlingRow extends RowHeight {
  /** Ids of its entries, then keys of what it tells of: a row whose copies join or part, or whose test has a newer value, keeps its place. */
  readonly members: readonly string[];
}

/** A place in a block; `isGone`: its entries are no longer there, and its room stays empty, so that nothing below it moves. */
export interface RowPlace<Row> {
  readonly key: string;
  readonly row: Row;
  readonly isGone: boolean;
}

/** A row that waits for the reader: `isChanged`: its place is drawn as it was read, for it would grow. */
export interface LateRow<Row> {
  readonly row: Row;
  readonly isChanged: boolean;
}

export interface Settling<Row> {
  readonly isSettled: boolean;
  /** All of its sources have ended, so far. */
  readonly hasEnded: boolean;
  readonly places: readonly RowPlace<Row>[];
  readonly late: readonly LateRow<Row>[];
}

export interface SettlingInput<Row> {
  /** Every row of the block, in its order. */
  readonly rows: readonly Row[];
  /** Height of the reserve, px: what does not fit is left out; infinite where nothing is. */
  readonly room: number;
  /** All of the block's sources have ended. */
  readonly hasEnded: boolean;
  /** 3 s have passed since its first row. */
  readonly isOverdue: boolean;
  /** The block has had its first rows only just now, and nothing is drawn yet: what the fast sources hold is drawn together, in order. */
  readonly isGathering: boolean;
  /** The reader has pointed at, focused or scrolled its column. */
  readonly isRead: boolean;
  /** Late rows stand at the end at once: allergies and current medicines, which are never cut short (design §8). */
  readonly addsAtEnd: boolean;
}

/**
 * The next state of a block while its sources answer (visual-next §7). Its first rows are drawn together, in order; a row that belongs below
 * them is added at once, one that belongs above waits, while its head says how many sources are asked. At its settling, and again when all
 * have ended, the block is put in order, unless its column is being read: what came late would else wait though nobody has looked. In
 * between what comes waits, or stands at the end; a row that would grow is drawn as it was, and named as changed. A critical result, an
 * allergy and a medicine never wait: they stand at the end at once, and what nobody reads yet grows. No row that is read ever moves, and none is
 * lost: each stands in a place or waits.
 */
export function nextSettling<Row extends SettlingRow>(before: Settling<Row> | undefined, input: SettlingInput<Row>): Settling<Row> {
  const { rows, room, hasEnded, isOverdue, isRead, addsAtEnd, isGathering } = input;
  const settles = hasEnded || isOverdue;
  const isBlank = before === undefined || (!before.isSettled && before.places.length === 0);
  if (isBlank) return isGathering && !settles ? blank : inOrder(rows, room, { isSettled: settles, hasEnded });
  const isDue = (!before.isSettled && settles) || (!before.hasEnded && hasEnded);
  if (isDue && !isRead) return inOrder(rows, room, { isSettled: settles, hasEnded });
  const { keptPlaces, changed, unplaced } = keepPlaces(before, rows, addsAtEnd && !before.isSettled && !isRead);
  const isSettled = before.isSettled || settles;
  const added = addsAtEnd ? unplaced : before.isSettled ? [] : placesThatFit(keptPlaces, unplaced.filter(mayFollow(rows, unplaced)), room);
  const placed = new Set(added);
  const fitting = new Set(rowsThatFit(rows, room));
  const waiting = isSettled ? unplaced.filter((row) => !placed.has(row) && fitting.has(row)) : [];
  return {
    isSettled,
    hasEnded,
    places: [...keptPlaces, ...added.map(placeOf)],
    late: [...changed.map((row) => ({ row, isChanged: true })), ...waiting.map((row) => ({ row, isChanged: false }))],
  };
}

const blank = { isSettled: false, hasEnded: false, places: [], late: [] } as const;

/** Tells whether a row may stand below those that have a place: it belongs there, or is too grave to wait. */
function mayFollow<Row extends SettlingRow>(rows: readonly Row[], unplaced: readonly Row[]): (row: Row) => boolean {
  const added = new Set(unplaced);
  const below = new Set(rows.slice(rows.findLastIndex((row) => !added.has(row)) + 1));
  return (row) => row.isKept === true || below.has(row);
}

/** All rows in their order, as the reader asks for them. */
export function inOrder<Row extends SettlingRow>(
  rows: readonly Row[],
  room: number,
  { isSettled, hasEnded } = { isSettled: true, hasEnded: true },
): Settling<Row> {
  return { isSettled, hasEnded, places: rowsThatFit(rows, room).map(placeOf), late: [] };
}

const placeOf = <Row extends SettlingRow>(row: Row): RowPlace<Row> => ({ key: row.members[0] ?? '', row, isGone: false });

/** Each place with the row that its entries are in now; a row that would grow is held back, for it would move those below it, unless it may. */
function keepPlaces<Row extends SettlingRow>({ places }: Settling<Row>, rows: readonly Row[], mayGrow: boolean) {
  const byMember = new Map(rows.toReversed().flatMap((row) => row.members.map((id) => [id, row] as const)));
  const placed = new Set<Row>();
  const changed: Row[] = [];
  const keptPlaces = places.map((place): RowPlace<Row> => {
    const row = place.row.members.map((id) => byMember.get(id)).find((candidate) => candidate !== undefined && !placed.has(candidate));
    if (row === undefined) return place.isGone ? place : { ...place, isGone: true };
    placed.add(row);
    if (mayGrow || row.lines === place.row.lines) return row === place.row && !place.isGone ? place : { ...place, row, isGone: false };
    changed.push(row);
    return place.isGone ? { ...place, isGone: false } : place;
  });
  return { keptPlaces, changed, unplaced: rows.filter((row) => !placed.has(row)) };
}

/** Tells whether two states draw the same: then the one before stays. */
export function isSameSettling<Row>(left: Settling<Row>, right: Settling<Row>): boolean {
  return (
    left.isSettled === right.isSettled &&
    left.hasEnded === right.hasEnded &&
    left.places.length === right.places.length &&
    left.late.length === right.late.length &&
    left.places.every((place, index) => isSamePlace(place, right.places[index])) &&
    left.late.every(({ row, isChanged }, index) => row === right.late[index]?.row && isChanged === right.late[index].isChanged)
  );
}

const isSamePlace = <Row>(left: RowPlace<Row>, right: RowPlace<Row> | undefined): boolean =>
  left.key === right?.key && left.row === right.row && left.isGone === right.isGone;
