/** Meaning of a date within its resource: a reader must never take "recorded" for "happened" (H16). */
export type DateKind =
  | 'effective'
  | 'issued'
  | 'onset'
  | 'ended'
  | 'recorded'
  | 'authored'
  | 'asserted'
  | 'occurred'
  | 'happened'
  | 'performed'
  | 'period'
  | 'dispensed'
  | 'created'
  | 'sent'
  | 'received'
  | 'start'
  | 'planned'
  | 'last-occurrence';

export type DatePrecision = 'year' | 'month' | 'day' | 'minute' | 'second';

/**
 * When something was, as the source sent it: `start` and `end` are the FHIR date, dateTime or instant texts,
 * unchanged, so that the source's wall time, its offset and its precision survive (FHIR R4 §2.24.0.1).
 * A point in time has `start` only. An interval still open has `end: undefined` and `open: true`;
 * an interval whose beginning is unknown has no `start`.
 */
export interface ClinicalDate {
  readonly start?: string;
  readonly end?: string;
  readonly open?: true;
  /** Precision of `start`, or of `end` where there is no `start`. */
  readonly precision: DatePrecision;
  readonly kind: DateKind;
  readonly approximate?: true;
}
