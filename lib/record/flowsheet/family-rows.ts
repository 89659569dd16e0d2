import { measuredUnit } from '#/lib/record/words/unit-words.ts';
import { columnKey } from './columns.ts';
import type { FlowsheetCell, FlowsheetRow } from './flowsheet-model.ts';
import type { MeasuredCell } from './measured-cell.ts';
import { type RowKey, rowKeys, textOfKey } from './row-key.ts';
import { rowWhys } from './words.ts';

/** The rows of one test, the one above first; the rest say why they are not joined to it. `family`: its cells, newest first. */
export function familyRows(key: string, family: readonly MeasuredCell[]): readonly FlowsheetRow[] {
  const keys = rowKeys(family);
  const byRow = Map.groupBy(family.keys(), (index) => textOfKey(keys[index] ?? noKey));
  const drafts = [...byRow].flatMap(([text, indexes]) => {
    const rowKey = keys[indexes[0] ?? 0] ?? noKey;
    const cells = indexes.flatMap((index) => family[index] ?? []);
    return separateMoments(cells).map((cellsOfRow, turn) => ({ rowKey, cells: cellsOfRow, turn, key: [key, text, turn].join('\n') }));
  });
  const main = mainOf(drafts);
  if (main === undefined) return [];
  const rest = drafts.filter((draft) => draft !== main);
  const notes = notesOf(drafts, main.rowKey);
  const first = rowOf(main, notes);
  return [first, ...rest.map((draft): FlowsheetRow => ({ ...rowOf(draft, []), why: rowWhys.notJoined(whysOf(draft, main), first.name) }))];
}

interface DraftRow {
  readonly key: string;
  readonly rowKey: RowKey;
  readonly cells: readonly FlowsheetCell[];
  /** 0; from 1 on: results of moments at which the rows before have one already. */
  readonly turn: number;
}

const noKey: RowKey = { unit: undefined, specimen: undefined, method: undefined, isWords: true };

/** Cells as rows with one cell a moment at most: of two results at one moment neither is the right one. */
function separateMoments(cells: readonly MeasuredCell[]): readonly (readonly FlowsheetCell[])[] {
  const resultsByColumn = new Map<string, number>();
  const turns: FlowsheetCell[][] = [];
  // A removed result gives way to one that stands.
  const inOrder = cells.toSorted((left, right) => Number(isRemoved(left)) - Number(isRemoved(right)));
  for (const { group, entry, measurement, sources, at } of inOrder) {
    const column = columnKey({ at, entry });
    const turn = resultsByColumn.get(column) ?? 0;
    resultsByColumn.set(column, turn + 1);
    (turns[turn] ??= []).push({ column, at, group, entry, measurement, sources });
  }
  return turns;
}

const isRemoved = ({ entry }: Pick<FlowsheetCell, 'entry'>): boolean => entry.assertion === 'removed';

/** The row that others stand beneath: never one of which all was removed; numbers with a unit first, then the newest, then the most results. */
function mainOf(drafts: readonly DraftRow[]): DraftRow | undefined {
  const rank = ({ rowKey, turn, cells }: DraftRow): number =>
    Number(cells.every(isRemoved)) * 8 + Number(turn > 0) * 4 + Number(rowKey.isWords) * 2 + Number(rowKey.unit === undefined);
  const newest = ({ cells }: DraftRow): number => cells.reduce((latest, { at }) => Math.max(latest, at), -Infinity);
  return drafts.toSorted(
    (left, right) => rank(left) - rank(right) || newest(right) - newest(left) || right.cells.length - left.cells.length,
  )[0];
}

function rowOf({ key, rowKey, cells }: DraftRow, notes: readonly string[]): FlowsheetRow {
  const latest = latestOf(cells);
  const { measurement } = latest;
  const quantity = measurement.value?.type === 'quantity' ? measurement.value.quantity : firstQuantity(cells);
  const unit = quantity && measuredUnit(quantity.value, quantity.unit ?? quantity.ucum);
  return {
    key,
    name: measurement.code.text,
    ...(unit !== undefined && unit !== '' && { unit }),
    notes,
    isNumeric: !rowKey.isWords && rowKey.unit !== undefined,
    cells: new Map(cells.map((tableCell) => [tableCell.column, tableCell])),
    latest,
  };
}

const firstQuantity = (cells: readonly FlowsheetCell[]) =>
  cells.flatMap(({ measurement: { value } }) => (value?.type === 'quantity' ? [value.quantity] : []))[0];

/** The newest result that stands; where all were removed, the newest of these. */
function latestOf(cells: readonly FlowsheetCell[]): FlowsheetCell {
  const standing = cells.filter((tableCell) => !isRemoved(tableCell));
  const candidates = standing.length > 0 ? standing : cells;
  return candidates.reduce((latest, tableCell) => (tableCell.at > latest.at ? tableCell : latest));
}

/** Specimen and method of the row above, where another row of the test has another. */
function notesOf(drafts: readonly DraftRow[], { specimen, method }: RowKey): readonly string[] {
  const differs = (field: 'specimen' | 'method'): boolean => new Set(drafts.map(({ rowKey }) => rowKey[field])).size > 1;
  return [
    ...(differs('specimen') && specimen !== undefined ? [specimen] : []),
    ...(differs('method') && method !== undefined ? [rowWhys.method(method)] : []),
  ];
}

function whysOf({ rowKey, turn, cells }: DraftRow, { rowKey: main }: DraftRow): readonly string[] {
  const whys = [
    ...unitWhy(rowKey, main),
    ...(rowKey.specimen === main.specimen
      ? []
      : [rowKey.specimen === undefined ? rowWhys.specimenNotStated : rowWhys.specimen(rowKey.specimen)]),
    ...(rowKey.method === main.method ? [] : [rowKey.method === undefined ? rowWhys.methodNotStated : rowWhys.method(rowKey.method)]),
    ...(turn > 0 ? [cells.every(isRemoved) ? rowWhys.removed : rowWhys.sameMoment] : []),
  ];
  return whys.length > 0 ? whys : [rowWhys.otherUnit];
}

function unitWhy(own: RowKey, main: RowKey): readonly string[] {
  if (own.isWords) return main.isWords ? [] : [rowWhys.inWords];
  if (main.isWords) return [rowWhys.inFigures];
  if (own.unit === undefined) return main.unit === undefined && own.unitlessAt === main.unitlessAt ? [] : [rowWhys.noUnit];
  if (main.unit === undefined) return [rowWhys.noUnitAbove];
  return own.unit === main.unit ? [] : [rowWhys.otherUnit];
}
