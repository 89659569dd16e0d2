import type { Category } from './category.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** The reader's choice of sources, categories, period and search; held in memory only, and never passed to another patient (H21). */
export interface View {
  /** `PublicSource.id`s whose tick is off. */
  readonly unticked: ReadonlySet<string>;
  /** Only these categories; absent: all. */
  readonly categories?: ReadonlySet<Category>;
  /** First and last day shown, `yyyy-mm-dd`; undated entries are always shown. */
  readonly period?: Period;
  /** Hides the viewer's own organisation. */
  readonly othersOnly: boolean;
  /** Only entries in which a search finds what was typed. */
  readonly search?: EntrySearch;
  /**
   * How many batches of each source are in the list; later ones wait as a chip. Absent: everything goes in.
   * A source that is not in the map has none accepted.
   */
  readonly accepted?: ReadonlyMap<string, number>;
}

/** Test of a reader's search; equal keys find the same. */
export interface EntrySearch {
  readonly key: string;
  readonly matches: (entry: TimelineEntry) => boolean;
}

export interface Period {
  readonly from?: string;
  readonly to?: string;
}

export const wholeView: View = { unticked: new Set(), othersOnly: false };
