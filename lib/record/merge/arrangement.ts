import type { Group } from './group.ts';
import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import type { ResultFlag } from '#/lib/record/model/result-flag.ts';

/** The fields that every row has. */
export interface RowBase {
  /** Stable over re-arrangements: for React keys, selection and focus. */
  readonly key: string;
  /** The group whose title and date the row shows. */
  readonly lead: Group;
  /** Every group in the row, lead first: `groups.flatMap(g => g.members)` are its entries. */
  readonly groups: readonly Group[];
  /** Source ids of all its entries, without repeats: the badges. */
  readonly sources: readonly string[];
  readonly entries: number;
  /** Cautions of all groups, without repeats. */
  readonly cautions: readonly EntryCaution[];
  /** Number of groups that have conflicts. */
  readonly conflicts: number;
}

export interface SingleRow extends RowBase {
  readonly type: 'single';
}

/** A report with its results: `lead` is the report. */
export interface PanelRow extends RowBase {
  readonly type: 'panel';
  readonly results: readonly Group[];
  /** Results flagged by their source, or outside the range sent with them. */
  readonly outside: readonly OutsideResult[];
}

/** Vital signs of one source, taken at one time or on one day of an encounter: `lead` is the newest. */
export interface VitalsRow extends RowBase {
  readonly type: 'vitals';
  readonly per: 'set' | 'day';
}

/** Repeat issues of one prescription in one month: `lead` is the newest. */
export interface IssuesRow extends RowBase {
  readonly type: 'issues';
}

export type Row = SingleRow | PanelRow | VitalsRow | IssuesRow;

export interface OutsideResult {
  readonly group: Group;
  readonly flag: ResultFlag;
}

export interface Month {
  /** `yyyy-mm`; `yyyy` holds rows dated by their year alone. */
  readonly key: string;
  readonly year: number;
  /** 1–12 */
  readonly month?: number;
  readonly rows: readonly Row[];
  /** Entries in `rows`. */
  readonly entries: number;
  /** Entries of this month that ticks or filters hide. */
  readonly hidden: number;
}

/** Number of entries in each state: every entry received is in exactly one, and their sum is `received` (H06, H21). */
export interface EntryCounts {
  readonly received: number;
  /** Entries that lead a row. */
  readonly visible: number;
  /** Entries inside a row that another entry leads. */
  readonly folded: number;
  readonly hiddenBySource: number;
  readonly hiddenByFilter: number;
  readonly waiting: number;
  /** Entered in error: in the list, struck through. */
  readonly removed: number;
}

/** A hidden allergy is never without a line that says so (design §8). */
export interface AllergyStub {
  readonly source: string;
  readonly count: number;
  /** Titles of the allergies, each once. */
  readonly names: readonly string[];
  readonly hiddenBy: 'unticked' | 'others-only' | 'filter';
  /** "1 allergy at Riverside Surgery is hidden because you unticked it" */
  readonly text: string;
}

export interface Arrangement {
  /** Newest first, only those with rows. */
  readonly months: readonly Month[];
  /** The "No date" shelf. */
  readonly undated: readonly Row[];
  /** Rows in all months and on the shelf. */
  readonly rows: number;
  readonly counts: EntryCounts;
  /** Entries waiting, by source: "14 new from Royal Park · show". */
  readonly waiting: ReadonlyMap<string, number>;
  readonly allergyStubs: readonly AllergyStub[];
  /** Every group shown, newest first, undated last. */
  readonly groups: readonly Group[];
}
