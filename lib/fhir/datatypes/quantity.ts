import type { Quantity, ReferenceRange } from '#/lib/record/model/coded.ts';
import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { codesOf, conceptTexts } from './concept.ts';
import { joinTexts, lineOf } from './text.ts';

const comparators = new Set(['<', '<=', '>=', '>', 'ad']);

/**
 * The digits of a number. JSON.parse drops trailing zeros, so `parseFhir` hands numbers over as text where their own
 * digits differ from JavaScript's; a plain number is written as JavaScript writes it.
 */
export function decimalText(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' ? lineOf(value) : undefined;
}

/** A Quantity with a value; its comparator is kept, an unknown one too, since it may change what is said (H17). */
export function quantityOf(value: unknown): Quantity | undefined {
  const object = objectOf(value);
  const digits = decimalText(object?.value);
  if (object === undefined || digits === undefined) return undefined;
  const comparator = lineOf(object.comparator);
  const unit = lineOf(object.unit) ?? codeInWords(lineOf(object.code));
  const ucum = object.system === 'http://unitsofmeasure.org' ? lineOf(object.code) : undefined;
  if (comparator === undefined && unit !== undefined && ucum !== undefined) return { value: digits, unit, ucum };
  return {
    value: digits,
    ...(comparator !== undefined && { comparator }),
    ...(unit !== undefined && { unit }),
    ...(ucum !== undefined && { ucum }),
  };
}

/** A unit of which only a number is known must not be read as more digits of the value (H17). UCUM's `1` says that there is none. */
function codeInWords(code: string | undefined): string | undefined {
  return code !== undefined && code !== '1' && /^\d+$/.test(code) ? `(unit code ${code})` : code;
}

/** The unit as it is written behind a figure: "1.2 1" of an INR would be read as 1.21. */
function writtenUnit({ unit }: Quantity): string | undefined {
  return unit === '1' ? undefined : unit;
}

/** `< 0.5 mmol/L`, with the source's own unit. */
export function quantityText(quantity: Quantity): string {
  const comparator =
    quantity.comparator === undefined || comparators.has(quantity.comparator) ? quantity.comparator : `(${quantity.comparator})`;
  const figures = comparator === undefined ? quantity.value : `${comparator} ${quantity.value}`;
  return joinTexts([figures, writtenUnit(quantity)], ' ') ?? figures;
}

/** `20–41 mmol/mol`, `≥ 20`, `≤ 41`: a Range. */
export function rangeText(low: Quantity | undefined, high: Quantity | undefined): string | undefined {
  if (low !== undefined && high !== undefined) {
    const sameUnit = (low.unit === high.unit || low.unit === undefined) && (low.comparator ?? high.comparator) === undefined;
    return sameUnit ? joinTexts([`${low.value}–${high.value}`, writtenUnit(high)], ' ') : `${quantityText(low)} – ${quantityText(high)}`;
  }
  if (low !== undefined) return `≥ ${quantityText(low)}`;
  return high === undefined ? undefined : `≤ ${quantityText(high)}`;
}

/** Observation.referenceRange: text kept beside the figures; a range that says nothing is left out. */
export function referenceRangesOf(value: unknown): readonly ReferenceRange[] {
  return value === undefined ? [] : objectsOf(value).flatMap((object) => rangeOf(object));
}

function rangeOf(object: JsonObject): readonly ReferenceRange[] {
  const low = quantityOf(object.low);
  const high = quantityOf(object.high);
  const text = lineOf(object.text);
  const appliesTo = appliesToText(object);
  return low === undefined && high === undefined && text === undefined ? [] : [{ low, high, text, appliesTo }];
}

function appliesToText({ type, appliesTo, age }: JsonObject): string | undefined {
  const ages = objectOf(age);
  const years = ages && rangeText(quantityOf(ages.low), quantityOf(ages.high));
  return joinTexts([normal(type) ? undefined : conceptTexts(type), conceptTexts(appliesTo), years && `age ${years}`], ', ');
}

/** "Normal range" is what a range means when it says nothing else. */
function normal(type: unknown): boolean {
  return type !== undefined && codesOf(type).includes('normal');
}
