import type { Quantity, ReferenceRange } from './coded.ts';
import { directionWords, type FlagDirection, notUnderstoodWords } from './flag-words.ts';
import { hasRoom, isOfOtherKind } from './range-kind.ts';
import type { Measurement } from './timeline-entry.ts';

/** A result's position against its range, and whether its source or this viewer says so. */
export interface ResultFlag {
  readonly direction: FlagDirection;
  /** "High"; the source's own word stays in `interpretation.text`. */
  readonly words: string;
  /** Not flagged by its source: it lies outside the range sent with it, in the same unit. */
  readonly workedOut: boolean;
  /** Words of the source's flag that are not understood, beside what is (H39). */
  readonly notUnderstood?: string;
}

/** The source's flag; without one, the result against the range sent with it (H18). Undefined: neither flagged nor outside. */
export function resultFlag(measurement: Measurement): ResultFlag | undefined {
  const { meaning, text, notUnderstood } = measurement.interpretation ?? {};
  const rest = notUnderstood === undefined ? {} : { notUnderstood };
  if (meaning !== undefined && meaning !== 'normal' && meaning !== 'other') {
    // Without a direction only the source's own word says how far it is: "critically abnormal", "positive".
    const hasDirection = meaning !== 'abnormal' && meaning !== 'very-abnormal';
    return {
      direction: meaning,
      words: hasDirection ? directionWords[meaning] : (text ?? directionWords[meaning]),
      workedOut: false,
      ...rest,
    };
  }
  const direction = outsideOf(measurement);
  if (direction) return { direction, words: directionWords[direction], workedOut: true, ...rest };
  return notUnderstood === undefined
    ? undefined
    : { direction: 'not-understood', words: notUnderstoodWords(notUnderstood), workedOut: false };
}

const urgent: ReadonlySet<FlagDirection> = new Set<FlagDirection>(['very-high', 'very-low', 'very-abnormal', 'not-understood']);

/** A flag that is looked at first, and never cut from a list: critical, or not understood. */
export function isUrgentFlag({ direction, notUnderstood }: ResultFlag): boolean {
  return urgent.has(direction) || notUnderstood !== undefined;
}

/** Puts urgent flags first: a critical result at the end of a long report is named on its row (H36). */
export function urgentFirst<Flagged extends { readonly flag: ResultFlag }>(flagged: readonly Flagged[]): readonly Flagged[] {
  return [...flagged.filter(({ flag }) => isUrgentFlag(flag)), ...flagged.filter(({ flag }) => !isUrgentFlag(flag))];
}

const byGravity = [
  'very-high',
  'very-low',
  'very-abnormal',
  'not-understood',
  'high',
  'low',
  'abnormal',
] as const satisfies readonly FlagDirection[];

/** The gravest flag of a value and its parts: a critical part is not hidden behind a high value (H36). */
export function gravestFlag(measurements: readonly Measurement[]): ResultFlag | undefined {
  const flags = measurements.map(resultFlag).filter((flag) => flag !== undefined);
  const urgentFlags = flags.filter(isUrgentFlag);
  const candidates = urgentFlags.length > 0 ? urgentFlags : flags;
  return byGravity.map((direction) => candidates.find((flag) => flag.direction === direction)).find((flag) => flag !== undefined);
}

/** Tells whether a result has neither a flag nor a usable range: nothing can be said about it. */
export function isUnflaggable(measurement: Measurement): boolean {
  return measurement.interpretation === undefined && comparableRange(measurement) === undefined;
}

function outsideOf(measurement: Measurement): 'high' | 'low' | undefined {
  const quantity = quantityOf(measurement);
  const range = comparableRange(measurement);
  if (!quantity || !range) return undefined;
  const value = Number(quantity.value);
  const [low, high] = [range.low, range.high].map((limit) => (limit === undefined ? undefined : Number(limit.value)));
  // "<0.01" is below 0.02 but may be anything under 5: a comparator can only confirm its own direction (H17).
  const { comparator } = quantity;
  if (comparator === '<' || comparator === '<=') return low !== undefined && isBelow(value, low, comparator) ? 'low' : undefined;
  if (comparator === '>' || comparator === '>=') return high !== undefined && isBelow(-value, -high, comparator) ? 'high' : undefined;
  if (comparator !== undefined) return undefined;
  if (low !== undefined && value < low) return 'low';
  return high !== undefined && value > high ? 'high' : undefined;
}

/** A strict comparator puts the true value beyond the limit even where both are equal. */
function isBelow(value: number, limit: number, comparator: string): boolean {
  return comparator.length === 1 ? value <= limit : value < limit;
}

function quantityOf({ value }: Measurement): Quantity | undefined {
  return value?.type === 'quantity' && isNumber(value.quantity) ? value.quantity : undefined;
}

/**
 * The one normal range that is meant for this patient: of several, or one for some people only, none is chosen. Ranges of
 * another kind are set aside, and one that has no room for a value compares nothing (H18).
 */
function comparableRange(measurement: Measurement): ReferenceRange | undefined {
  const quantity = quantityOf(measurement);
  const [range, second] = measurement.ranges.filter((candidate) => !isOfOtherKind(candidate));
  if (!quantity || !range || second || range.appliesTo !== undefined || !hasRoom(range)) return undefined;
  const limits = [range.low, range.high].filter((limit) => limit !== undefined);
  return limits.length > 0 && limits.every((limit) => isNumber(limit) && isSameUnit(limit, quantity)) ? range : undefined;
}

/** The limits of that one range, in the unit of the value. */
export function referenceLimits(measurement: Measurement): Pick<ReferenceRange, 'low' | 'high'> | undefined {
  const range = comparableRange(measurement);
  const limits = range && [range.low, range.high].filter((limit) => limit !== undefined);
  return limits?.every(({ comparator }) => comparator === undefined) ? range : undefined;
}

function isNumber(quantity: Quantity): boolean {
  return quantity.value.trim() !== '' && Number.isFinite(Number(quantity.value));
}

/** No unit on either side is no proof that they are the same one. */
function isSameUnit(a: Quantity, b: Quantity): boolean {
  if (a.ucum !== undefined && b.ucum !== undefined) return a.ucum === b.ucum;
  return a.unit !== undefined && a.unit === b.unit;
}
