import type { Quantity, ReferenceRange } from './coded.ts';
import type { Measurement } from './timeline-entry.ts';

/** A result's position against its range, and whether its source or this viewer says so. */
export interface ResultFlag {
  readonly direction: 'very-high' | 'high' | 'low' | 'very-low' | 'abnormal';
  /** "High"; the source's own word stays in `interpretation.text`. */
  readonly words: string;
  /** Not flagged by its source: it lies outside the range sent with it, in the same unit. */
  readonly workedOut: boolean;
}

const words = { 'very-high': 'Very high', high: 'High', low: 'Low', 'very-low': 'Very low', abnormal: 'Abnormal' } as const;

/** The source's flag; without one, the result against the range sent with it (H18). Undefined: neither flagged nor outside. */
export function resultFlag(measurement: Measurement): ResultFlag | undefined {
  const meaning = measurement.interpretation?.meaning;
  if (meaning !== undefined && meaning !== 'normal' && meaning !== 'other') {
    // Without a direction only the source's own word says how far it is: "critically abnormal", "positive".
    const sourceWords = meaning === 'abnormal' ? measurement.interpretation?.text : undefined;
    return { direction: meaning, words: sourceWords ?? words[meaning], workedOut: false };
  }
  const direction = outsideOf(measurement);
  return direction && { direction, words: words[direction], workedOut: true };
}

const byGravity = ['very-high', 'very-low', 'high', 'low', 'abnormal'] as const satisfies readonly ResultFlag['direction'][];

/** The gravest flag of a value and its parts: a critical part is not hidden behind a high value (H36). */
export function gravestFlag(measurements: readonly Measurement[]): ResultFlag | undefined {
  const flags = measurements.map(resultFlag).filter((flag) => flag !== undefined);
  return byGravity.map((direction) => flags.find((flag) => flag.direction === direction)).find((flag) => flag !== undefined);
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

/** The one range that is meant for this patient: of several, or one for some people only, none is chosen. */
function comparableRange(measurement: Measurement): ReferenceRange | undefined {
  const quantity = quantityOf(measurement);
  const [range, second] = measurement.ranges;
  if (!quantity || !range || second || range.appliesTo !== undefined) return undefined;
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
