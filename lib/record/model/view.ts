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
  /** Only what is new since a day, and what has no date; never beside `period`. */
  readonly since?: Since;
  /** Hides the viewer's own organisation. */
  readonly othersOnly: boolean;
  /** Only entries in which a search finds what was typed. */
  readonly search?: EntrySearch;
  /**
   * How many batches of each source are in the list; later ones wait as a chip. Absent: everything goes in.
   * A source that is not in the map has none accepted.
   */
  readonly accepted?: ReadonlyMap<string, number>;
  /** The list of the whole record stands contact by contact; absent: by date. What is shown is the same. */
  readonly isByContact?: true;
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

/** Meaning of a day in the record, or the length of time that led to it. */
export type SincePreset = 'last-contact' | 'admission' | 'discharge' | '30-days' | '1-year' | 'day';

/** The day from which entries are new; days are `yyyy-mm-dd`, on the locale's clock. */
export interface Since {
  /** The first day that is in. */
  readonly day: string;
  readonly preset: SincePreset;
  /** The reader's day: what is dated after it has not happened yet. */
  readonly today: string;
  readonly locale: string;
}

export const wholeView: View = { unticked: new Set(), othersOnly: false };
