import type { Quantity, ReferenceRange } from '#/lib/record/model/coded.ts';
import type { MeasuredValue, Measurement } from '#/lib/record/model/timeline-entry.ts';
import { entryWords } from './words.ts';

/** The number as the source wrote it, its comparator kept (H17). */
function quantityNumber(quantity: Quantity): string {
  return `${quantity.comparator ?? ''}${quantity.value}`;
}

/** UCUM's annotations (`{score}`) and its `1` stand for "no unit": "1.2 1" would be read as another number (H17). */
function shownUnit({ unit }: Pick<BareQuantity, 'unit'>): string | undefined {
  return unit && /^(?:1|\{[^{}]*\})$/.test(unit) ? undefined : unit;
}

function quantityText(quantity: Quantity): string {
  const unit = shownUnit(quantity);
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
  const unit = shownUnit(quantity);
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

/** A reference range, with its unit where that differs from the result's. */
function referenceText(range: ReferenceRange, unit: string | undefined): string {
  const bare = (quantity: Quantity) => (quantity.unit === unit ? { ...quantity, unit: undefined } : quantity);
  const text = range.text ?? boundsText(range.low && bare(range.low), range.high && bare(range.high));
  return range.appliesTo ? `${text} (${range.appliesTo})` : text;
}

function boundsText(low: BareQuantity | undefined, high: BareQuantity | undefined): string {
  const boundText = (quantity: BareQuantity) => {
    const unit = shownUnit(quantity);
    return `${quantity.comparator ?? ''}${quantity.value}${unit ? ` ${unit}` : ''}`;
  };
  if (low && high) return `${boundText(low)}–${boundText(high)}`;
  if (low) return `${boundText(low)} or more`;
  return high ? `${boundText(high)} or less` : 'not stated';
}

type BareQuantity = Omit<Quantity, 'unit'> & { readonly unit?: string | undefined };

export function unitOf(measurement: Measurement): string | undefined {
  return measurement.value?.type === 'quantity' ? measurement.value.quantity.unit : undefined;
}

/** All ranges that came with the result, each as its own text (H18). */
export function rangesText(measurement: Measurement): string | undefined {
  if (measurement.ranges.length === 0) return undefined;
  return measurement.ranges.map((range) => referenceText(range, unitOf(measurement))).join('; ');
}
