import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { Quantity, StandardValue } from '#/lib/record/model/coded.ts';
import { anchorOf } from '#/lib/record/dates/date-interval.ts';
import { dayNumber } from '#/lib/record/dates/date-text.ts';
import { referenceLimits } from '#/lib/record/model/result-flag.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import type { TrendPoint } from './trend-model.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';
import { notDrawnWords } from './words.ts';

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
  if (value === undefined) return notDrawnWords.absent(absent);
  if (value.type === 'text') return notDrawnWords.text(value.text);
  if (value.type === 'concept') return notDrawnWords.text(value.concept.text);
  if (value.type === 'range') return notDrawnWords.range;
  const { quantity } = value;
  const why = whyIncomparable(quantity, axis);
  if (why !== undefined || quantity.standard === undefined) return why ?? notDrawnWords.unknownUnit();
  const conversion = conversionTo(axis.standard, quantity.standard);
  const onAxis = (limit: Quantity | undefined) => (limit === undefined ? undefined : convert(conversion, Number(limit.value)));
  const limits = referenceLimits(measurement);
  const low = onAxis(limits?.low);
  const high = onAxis(limits?.high);
  return {
    value: convert(conversion, Number(quantity.value)),
    ...(conversion && { converted: conversion }),
    ...(limits && { range: { ...(low !== undefined && { low }), ...(high !== undefined && { high }) } }),
  };
}

function whyIncomparable(quantity: Quantity, axis: TrendAxis): string | undefined {
  const { comparator, unit, standard } = quantity;
  if (comparator !== undefined) return notDrawnWords.comparison(quantity);
  if (unit === undefined) return notDrawnWords.noUnit;
  if (standard === undefined) return notDrawnWords.unknownUnit(printedUnit(unit) ?? unit);
  return standard.unit === axis.standard.unit ? undefined : notDrawnWords.differentUnit(printedUnit(unit) ?? unit);
}

interface Conversion {
  readonly factor: number;
  readonly offset: number;
}

/** Conversion from a value's unit to the axis's; undefined when the units are equal. */
function conversionTo(axis: StandardValue, own: StandardValue): Conversion | undefined {
  const [factor, offset] = [own.factor ?? 1, own.offset ?? 0];
  const [axisFactor, axisOffset] = [axis.factor ?? 1, axis.offset ?? 0];
  if (factor === axisFactor && offset === axisOffset) return undefined;
  return { factor: factor / axisFactor, offset: (offset - axisOffset) / axisFactor };
}

function convert(conversion: Conversion | undefined, value: number): number {
  return conversion ? value * conversion.factor + conversion.offset : value;
}

/** Position of a date on the axis of time, in milliseconds of wall time; in words, why it has none. */
export function timeOnAxis(date: ClinicalDate | undefined): number | string {
  if (date === undefined) return notDrawnWords.noDate;
  const parts = anchorOf(date);
  if (!parts) return notDrawnWords.unreadableDate;
  if (date.approximate || parts.month === undefined || parts.day === undefined) return notDrawnWords.approximateDate;
  const { year, month, day, hour = 12, minute = 0, second = 0 } = parts;
  // Wall time: two zones differ by less than a point is wide, and no zone is invented where none was sent.
  return ((dayNumber(year, month, day) * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
}
