import type { Group } from '#/lib/record/merge/group.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { NotInTable } from './words.ts';

/** Results as tests × dates, of all sources that are shown. */
export interface Flowsheet {
  /** Oldest first: time runs one way in the table, the sparkline and the chart. */
  readonly columns: readonly FlowsheetColumn[];
  readonly panels: readonly FlowsheetPanel[];
  /** Results that are no cell, each with why: nothing that was received is lost (H06). */
  readonly outside: readonly OutsideGroup[];
}

/** A moment at which something was taken, as its sources write it: a minute, or a day without an hour. */
export interface FlowsheetColumn {
  readonly key: string;
  readonly date: ClinicalDate;
  /** Wall time in milliseconds: it places the column, and is never shown. */
  readonly at: number;
  /** More than 30 days lie between it and the column before. */
  readonly isAfterGap: boolean;
}

/** Tests that one report names; without a name: tests that no report names. */
export interface FlowsheetPanel {
  readonly key: string;
  readonly name?: string;
  readonly rows: readonly FlowsheetRow[];
}

/** Results of one test in one unit, of one specimen, by one method. */
export interface FlowsheetRow {
  readonly key: string;
  readonly name: string;
  /** The unit as people write it; undefined: none was stated, or the values are words. */
  readonly unit?: string;
  /** Specimen and method, where the rows of the test differ in them. */
  readonly notes: readonly string[];
  /** Why its results are not in the row above: "no unit stated · not joined to creatinine". */
  readonly why?: string;
  /** True for numbers with a unit: they can be drawn on one axis. */
  readonly isNumeric: boolean;
  readonly cells: ReadonlyMap<FlowsheetColumn['key'], FlowsheetCell>;
  readonly latest: FlowsheetCell;
}

/** A result at one moment, with its copies at other sources. */
export interface FlowsheetCell {
  readonly column: FlowsheetColumn['key'];
  readonly at: number;
  /** The group that a press opens. */
  readonly group: Group;
  readonly entry: TimelineEntry;
  readonly measurement: Measurement;
  /** Source ids of all its copies. */
  readonly sources: readonly string[];
}

export interface OutsideGroup {
  readonly group: Group;
  readonly why: NotInTable;
}
