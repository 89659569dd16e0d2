/** A count to the nearest 5; `few` is fewer than 5. */
export type RoundedCount = number | 'few';

export interface FigureRow {
  readonly name: string;
  readonly count: RoundedCount;
}

export interface SourceRates {
  readonly name: string;
  /** Times that it was queried for a record. */
  readonly count: RoundedCount;
  /** Per cent of them; absent where they are few. */
  readonly shares?: Readonly<Record<'answered' | 'partly' | 'failed' | 'late' | 'refused', number>>;
}

/** Use of the exchange in a time, without a patient and without a user. */
export interface UseFigures {
  readonly openings: RoundedCount;
  /** Openings by hour of the day, over all days. */
  readonly hours: readonly FigureRow[];
  readonly days: readonly FigureRow[];
  readonly roles: readonly FigureRow[];
  readonly organisations: readonly FigureRow[];
  readonly sources: readonly SourceRates[];
  /** Searches that ended at the limit of different people. */
  readonly peopleRefusals: RoundedCount;
  readonly notices: readonly string[];
  readonly isWhole: boolean;
}
