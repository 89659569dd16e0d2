import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PreparedRow, PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { View } from '#/lib/record/model/view.ts';

/** What one view shows of an index, by slot; it grows with the record. */
export interface ComputedView {
  readonly view: View;
  /** How many slots have been drawn. */
  length: number;
  visibility: Uint8Array;
  /** At the slot of a group's lead. */
  readonly groupByLead: (PreparedGroup | undefined)[];
  /** At the slot of a row's lead. */
  readonly rowByLead: (PreparedRow | undefined)[];
  /** The slot of the lead of its row; −1 for what is not shown. */
  rowLead: Int32Array;
  /** What stands in each month, by its place among the columns' months. */
  readonly monthParts: Map<number, MonthPart>;
  /** Months in which something has changed since their part was made. */
  readonly changedMonths: Set<number>;
}

/** The rows of one month, and the groups that lie in it, whatever row they are in. */
export interface MonthPart {
  readonly rows: readonly Row[];
  readonly groups: readonly Group[];
  readonly counts: Readonly<Record<'visible' | 'folded' | 'removed', number>>;
  /** Entries in `rows`. */
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
