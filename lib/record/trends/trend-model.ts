import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { EntryId, Measurement } from '#/lib/record/model/timeline-entry.ts';

/** All results of one thing, over the sources that are shown. */
export interface ResultTrend {
  /** Title of the entry that the trend was opened from. */
  readonly title: string;
  /** Unit of the axis, as its sources write it; undefined: nothing can be drawn. */
  readonly unit?: string;
  /** Every result, oldest first, those without a readable date last: the table. */
  readonly results: readonly TrendResult[];
  /** In the order of `results`. */
  readonly points: readonly TrendPoint[];
  /** Results of the same thing at sources that the reader's ticks hide (H21). */
  readonly hidden: number;
  /** Number of results removed by their source: in neither chart nor table (H12). */
  readonly removed: number;
}

/** A result as sent, with its copies at other sources. */
export interface TrendResult {
  readonly id: EntryId;
  readonly date?: ClinicalDate;
  /** Source ids of all its copies, the first whose words and mark stand for it. */
  readonly sources: readonly string[];
  /** The one measured value; of a blood pressure both. */
  readonly measured: readonly Measurement[];
  readonly status?: string;
  /** Flagged parts of the same entry that are no value of this trend (H36). */
  readonly flaggedParts: readonly Measurement[];
  /** Words for everything that a result of a finding belongs to: the organism of a sensitivity, with its culture. */
  readonly partOf: readonly string[];
  /** Why a value of it is not drawn, in words; absent: all are. */
  readonly notDrawn?: string;
}

/** A value on the axis. */
export interface TrendPoint {
  readonly result: TrendResult;
  readonly measurement: Measurement;
  /** Name of the value, for results with several: "Systolic blood pressure". */
  readonly part?: string;
  /** Wall time where it was taken, in milliseconds: it places the point, and is never shown. */
  readonly at: number;
  /** In the unit of the axis. */
  readonly value: number;
  /** How `value` came from the value sent, when that was in another unit. */
  readonly converted?: { readonly factor: number; readonly offset: number };
  /** The range sent with this very result, on the axis (H18). */
  readonly range?: { readonly low?: number; readonly high?: number };
}
