import type { Group } from '#/lib/record/merge/group.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { EntryId, Measurement } from '#/lib/record/model/timeline-entry.ts';
import type { ScoreReading } from '#/lib/record/summary/observed/early-warning.ts';
import type { ScoreSort, SignName } from '#/lib/record/summary/observed/observation-codes.ts';
import type { GrowthSign } from './growth-sign.ts';

/** The observations of a record: each vital sign stands in a round, in a line of growth, or among the rest. */
export interface ObservedRecord {
  /** Days with a round, newest first. */
  readonly days: readonly ObservedDay[];
  readonly lanes: readonly SignLane[];
  readonly growth: readonly GrowthLine[];
  readonly otherObservations: readonly OtherObservation[];
  /** Scores were received, of whatever day. */
  readonly hasScores: boolean;
  /** Every source of observations ended well and none is out of sight: a day without a score had none (H05, H21). */
  readonly isWhole: boolean;
}

/** Everything that one source measured at one moment, with the scores that it sent for it. */
export interface Round {
  readonly key: string;
  /** On the locale's clock. */
  readonly date: ClinicalDate;
  /** Day since 1970-01-01, and milliseconds of wall time: they place the round and are never shown. */
  readonly day: number;
  readonly at: number;
  /** False where its source gave the day alone: the signs need not be of one moment. */
  readonly hasTime: boolean;
  readonly source: string;
  /** Entry id of the contact that it belongs to. */
  readonly encounter?: EntryId;
  readonly scores: readonly RoundScore[];
  readonly signs: readonly RoundSign[];
  /** Every group in it, its scores and headings included. */
  readonly groups: readonly Group[];
  /** Groups that measure nothing themselves: the heading of a panel. */
  readonly headings: readonly Group[];
  /** A saturation of which nothing says whether it was taken on air or on oxygen. */
  readonly isOxygenUnknown: boolean;
}

export interface RoundSign {
  /** Undefined for what is no usual sign: a peak flow, a pain score. */
  readonly sign: SignName | undefined;
  /** The measured value; of a blood pressure both halves. */
  readonly measured: readonly Measurement[];
  readonly group: Group;
  /** On the locale's clock. */
  readonly date: ClinicalDate;
  /** "standing", "Left upper arm", "Tympanic": never joined with another. */
  readonly qualifiers: readonly string[];
}

/** A score as received. */
export interface RoundScore extends ScoreReading {
  readonly sort: ScoreSort;
  /** The limits of NEWS2 apply. */
  readonly isGraded: boolean;
  /** A NEWS2 of someone for whom it is not: `sort.name` is then what was sent. */
  readonly isMisapplied: boolean;
  /** Highest points among the copies of it that differ; undefined where none is a number. */
  readonly highest: number | undefined;
  readonly day: number;
  readonly at: number;
}

export interface ObservedDay {
  readonly date: ClinicalDate;
  readonly day: number;
  readonly isToday: boolean;
  /** Newest first. */
  readonly rounds: readonly Round[];
  /** Scores by their sort. */
  readonly scores: readonly DayScores[];
}

/** The scores of one sort on one day. */
export interface DayScores {
  readonly sort: ScoreSort;
  readonly isGraded: boolean;
  /** Oldest first. */
  readonly readings: readonly RoundScore[];
  readonly newest: RoundScore;
  /** The first of the day's highest; undefined where none is a number. */
  readonly highest?: RoundScore;
  /** Readings that are no number, and may be higher. */
  readonly unread: number;
}

/** Values of one sign in one unit: unlike units are never on one axis (H17). */
export interface SignLane {
  readonly key: string;
  readonly sign: SignName;
  /** Unit as its sources write it; undefined where they state none. */
  readonly unit?: string;
  /** Units of the same sign that stand in lanes of their own. */
  readonly otherUnits: readonly (string | undefined)[];
  /** Oldest first. */
  readonly points: readonly LanePoint[];
  /** Why values of the sign are in the table alone: "reported as > 40". */
  readonly notDrawn: readonly { readonly at: number; readonly why: string }[];
}

export interface LanePoint {
  readonly round: Round;
  readonly sign: RoundSign;
  readonly measurement: Measurement;
  readonly half?: 'systolic' | 'diastolic';
  readonly at: number;
  readonly value: number;
  /** Equal for the points of one line: one source, measured in one way. */
  readonly line: string;
}

/** Weights, heights, head circumferences or body mass indices in one unit, measured in one way. */
export interface GrowthLine {
  readonly key: string;
  readonly sign: GrowthSign;
  readonly unit?: string;
  readonly qualifiers: readonly string[];
  /** Newest first. */
  readonly points: readonly GrowthPoint[];
}

export interface GrowthPoint {
  readonly group: Group;
  readonly date: ClinicalDate;
  readonly at: number;
  readonly source: string;
  readonly measurement: Measurement;
  /** The number sent; undefined for what is no plain number. */
  readonly value?: number;
  /** Centiles and standard deviation scores that its source sent with it: never worked out. */
  readonly centiles: readonly Measurement[];
  /** Entries of those centiles, where they have their own. */
  readonly centileGroups: readonly Group[];
}

/** An observation that stands in neither a round nor a line, and why. */
export interface OtherObservation {
  readonly group: Group;
  readonly why?: 'removed' | 'not-done' | 'not-shared' | 'may-change-meaning' | 'no-day' | 'ahead' | 'centile-alone';
}
