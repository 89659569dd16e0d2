import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PreparedGroup, PreparedRow } from '#/lib/record/merge/make-group.ts';
import type { View } from '#/lib/record/model/view.ts';

/** A view computed over the entry table, by entry index; it is extended as the table grows. */
export interface ComputedView {
  readonly view: View;
  /** Number of entries computed. */
  length: number;
  /** Codes of `visibilityCodes`. */
  visibility: Uint8Array;
  /** Each group, at the index of its lead. */
  readonly groupByLead: (PreparedGroup | undefined)[];
  /** Each row, at the index of its lead. */
  readonly rowByLead: (PreparedRow | undefined)[];
  /** Index of the lead of the entry's row; −1 for an entry that is not visible. */
  rowLead: Int32Array;
  /** Parts computed so far, by month number. */
  readonly monthParts: Map<number, MonthPart>;
  /** Numbers of the months whose part is out of date. */
  readonly changedMonths: Set<number>;
}

/** The rows of one month, and the groups dated in it, whatever row holds them. */
export interface MonthPart {
  readonly rows: readonly Row[];
  readonly groups: readonly Group[];
  readonly counts: Readonly<Record<'visible' | 'folded' | 'removed', number>>;
  /** Number of entries in `rows`. */
  readonly entries: number;
}

export function emptyComputedView(view: View): ComputedView {
  return {
    view,
    length: 0,
    visibility: new Uint8Array(0),
    groupByLead: [],
    rowByLead: [],
    rowLead: new Int32Array(0),
    monthParts: new Map(),
    changedMonths: new Set(),
  };
}
