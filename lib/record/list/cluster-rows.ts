import type { PreparedGroup, PreparedRow } from '#/lib/record/merge/make-group.ts';

/** The groups and rows of the visible entries of one cluster; entries are named by their index in the entry table. */
export interface ClusterRows {
  /** The entries that it was computed from, newest first. */
  readonly entryIndexes: Int32Array;
  /** Each group with the index of its lead. */
  readonly groups: readonly { readonly lead: number; readonly group: PreparedGroup }[];
  /** Each row with the index of its lead and of all its entries. */
  readonly rows: readonly { readonly lead: number; readonly row: PreparedRow; readonly entryIndexes: readonly number[] }[];
}
