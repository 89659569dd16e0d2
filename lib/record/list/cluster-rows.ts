import type { PreparedRow, PreparedGroup } from '#/lib/record/merge/make-group.ts';

/** What the shown entries of one cluster make; all by slot. */
export interface ClusterRows {
  /** The entries it was made of, newest first. */
  readonly entryIndexes: Int32Array;
  /** Each group, at the slot of its lead. */
  readonly groups: readonly { readonly lead: number; readonly group: PreparedGroup }[];
  /** Each row, at the slot of its lead, with the slots of all its entries. */
  readonly rows: readonly { readonly lead: number; readonly placed: PreparedRow; readonly slots: readonly number[] }[];
}

export function isOfSlots(cell: ClusterRows, slots: Int32Array): boolean {
  if (cell.entryIndexes.length !== slots.length) return false;
  for (let place = 0; place < slots.length; place += 1) if (cell.entryIndexes[place] !== slots[place]) return false;
  return true;
}
