import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { Quantity, StandardValue } from '#/lib/record/model/coded.ts';
import { anchorOf } from '#/lib/record/dates/date-interval.ts';
import { dayNumber } from '#/lib/record/dates/date-text.ts';
import { referenceLimits } from '#/lib/record/model/result-flag.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import type { TrendPoint } from './trend-model.ts';

/** A quantity that can be drawn. */
export interface TrendAxis {
  readonly unit: string;
  readonly standard: StandardValue;
}

/** The unit of a value is the axis; undefined for one that cannot be compared. */
export function axisOf({ value }: Measurement): TrendAxis | undefined {
  const quantity = value?.type === 'quantity' ? value.quantity : undefined;
  return quantity?.standard && { unit: quantity.unit ?? quantity.standard.unit, standard: quantity.standard };
}

export type AxisValue = Pick<TrendPoint, 'value' | 'converted' | 'range'>;

/** A value on the axis, or why it is not there. Values in the axis's own unit stay the numbers that were sent. */
export function pointOnAxis(axis: TrendAxis, measurement: Measurement): AxisValue | string {
  const { value, absent } = measurement;
  if (value === undefined) return absent === undefined ? 'no value sent' : `no value: ${absent}`;
  if (value.type === 'text') return `text: ${value.text}`;
  if (value.type === 'concept') return `words: ${value.concept.text}`;
  if (value.type === 'range') return 'a range, not one value';
  const { quantity } = value;
  const why = whyIncomparable(quantity, axis);
  if (why !== undefined || quantity.standard === undefined) return why ?? 'unit not known here';
  const move = moveTo(axis.standard, quantity.standard);
  const moved = (limit: Quantity | undefined) => (limit === undefined ? undefined : apply(move, Number(limit.value)));
  const limits = referenceLimits(measurement);
  const low = moved(limits?.low);
  const high = moved(limits?.high);
  return {
    value: apply(move, Number(quantity.value)),
    ...(move && { converted: move }),
    ...(limits && { range: { ...(low !== undefined && { low }), ...(high !== undefined && { high }) } }),
  };
}

function whyIncomparable({ value, comparator, unit, standard }: Quantity, axis: TrendAxis): string | undefined {
  if (comparator !== undefined) return `a comparison: ${comparator} ${value}`;
  if (unit === undefined) return 'no unit';
  if (standard === undefined) return `unit not known here: ${unit}`;
  return standard.unit === axis.standard.unit ? undefined : `unit of another kind: ${unit}`;
}

interface Move {
  readonly factor: number;
  readonly offset: number;
}

/** From a value's unit to the axis's; undefined when they are one. */
function moveTo(axis: StandardValue, own: StandardValue): Move | undefined {
  const [factor, offset] = [own.factor ?? 1, own.offset ?? 0];
  const [axisFactor, axisOffset] = [axis.factor ?? 1, axis.offset ?? 0];
  if (factor === axisFactor && offset === axisOffset) return undefined;
  return { factor: factor / axisFactor, offset: (offset - axisOffset) / axisFactor };
}

function apply(move: Move | undefined, value: number): number {
  return move ? value * move.factor + move.offset : value;
}

/** Where a date stands on the axis of time; a word why it has no place there. */
export function timeOnAxis(date: ClinicalDate | undefined): number | string {
  if (date === undefined) return 'no date';
  const parts = anchorOf(date);
  if (!parts) return 'date not readable';
  if (date.approximate || parts.month === undefined || parts.day === undefined) return 'approximate date only';
  const { year, month, day, hour = 12, minute = 0, second = 0 } = parts;
  // Wall time: two zones differ by less than a point is wide, and no zone is invented where none was sent.
  return ((dayNumber(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
}
