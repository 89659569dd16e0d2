import type { Quantity } from '#/lib/record/model/coded.ts';
import type { MeasuredValue, Measurement } from '#/lib/record/model/timeline-entry.ts';
import { referenceRangesWords } from '#/lib/record/words/range-words.ts';
import { measuredUnit } from '#/lib/record/words/unit-words.ts';
import { entryWords } from './words.ts';

/** The number as the source wrote it, its comparator kept (H17). */
function quantityNumber(quantity: Quantity): string {
  return `${quantity.comparator ?? ''}${quantity.value}`;
}

function quantityText(quantity: Quantity): string {
  const unit = measuredUnit(quantity.value, quantity.unit);
  return unit ? `${quantityNumber(quantity)} ${unit}` : quantityNumber(quantity);
}

/** The value in two parts, so that a row can set the number apart from its unit. */
export function valueParts(value: MeasuredValue): { readonly value: string; readonly unit?: string } {
  switch (value.type) {
    case 'quantity':
      return withUnit(value.quantity);
    case 'range':
      return { value: rangeOf(value.low, value.high) };
    case 'concept':
      return { value: value.concept.text };
    case 'text':
      return { value: value.text };
  }
}

function withUnit(quantity: Quantity): { readonly value: string; readonly unit?: string } {
  const unit = measuredUnit(quantity.value, quantity.unit);
  return { value: quantityNumber(quantity), ...(unit ? { unit } : {}) };
}

export function valueText(measurement: Measurement): string {
  if (!measurement.value) return measurement.absent ?? entryWords.noValue;
  const parts = valueParts(measurement.value);
  return parts.unit ? `${parts.value} ${parts.unit}` : parts.value;
}

function rangeOf(low: Quantity | undefined, high: Quantity | undefined): string {
  if (low && high) {
    const isSameUnit = low.unit === high.unit;
    return isSameUnit ? `${quantityNumber(low)}–${quantityText(high)}` : `${quantityText(low)} to ${quantityText(high)}`;
  }
  if (low) return `from ${quantityText(low)}`;
  return high ? `to ${quantityText(high)}` : entryWords.noValue;
}

/** The unit as sent, for comparing. */
export function unitOf(measurement: Measurement): string | undefined {
  return measurement.value?.type === 'quantity' ? measurement.value.quantity.unit : undefined;
}

/** All ranges that came with the result, each as its own text (H18). */
export function rangesText(measurement: Measurement): string | undefined {
  return referenceRangesWords(measurement.ranges, unitOf(measurement));
}
