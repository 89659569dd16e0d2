import type { Quantity, ReferenceRange } from '#/lib/record/model/coded.ts';
import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { plainDecimal } from '#/lib/record/model/decimal.ts';
import { isOfOtherKind } from '#/lib/record/model/range-kind.ts';
import { printedUnit, unitAfter } from '#/lib/record/words/unit-words.ts';
import { isOtherUnit } from '#/lib/fhir/units/contradiction.ts';
import { codesOf, conceptText, conceptTexts, wordedText } from './concept.ts';
import { joinTexts, lineOf } from './text.ts';
import { rangeTypes } from './words.ts';

const comparators = new Set(['<', '<=', '>=', '>', 'ad']);

/**
 * The digits of a number. JSON.parse drops trailing zeros, so `parseFhir` hands numbers over as text where their own
 * digits differ from JavaScript's; a plain number is written as JavaScript writes it.
 */
export function decimalText(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  // Some servers send numbers as texts, and write them with an exponent as others do (H41).
  const text = lineOf(value);
  return text === undefined ? undefined : plainDecimal(text);
}

/** A Quantity with a value; its comparator is kept, an unknown one too, since it may change what is said (H17). */
export function quantityOf(value: unknown): Quantity | undefined {
  const object = objectOf(value);
  const digits = decimalText(object?.value);
  if (object === undefined || digits === undefined) return undefined;
  const comparator = lineOf(object.comparator);
  const code = object.system === 'http://unitsofmeasure.org' ? lineOf(object.code) : undefined;
  const codeInUcum = code ?? (ucumSystems.test(lineOf(object.system) ?? '') ? lineOf(object.code) : undefined);
  const sentUnit = lineOf(object.unit) ?? codeInWords(lineOf(object.code));
  // A unit that contradicts its code has neither for certain: both are said, and it is compared with nothing (H17).
  const contradicted = sentUnit !== undefined && codeInUcum !== undefined && isOtherUnit(sentUnit, codeInUcum);
  const unit = contradicted ? contradictedUnit(sentUnit, codeInUcum) : sentUnit;
  const ucum = contradicted ? undefined : code;
  if (comparator === undefined && unit !== undefined && ucum !== undefined) return { value: digits, unit, ucum };
  return {
    value: digits,
    ...(comparator !== undefined && { comparator }),
    ...(unit !== undefined && { unit }),
    ...(ucum !== undefined && { ucum }),
  };
}

/** UCUM's address in other spellings, or no system at all: such a code is read only to see whether it contradicts the unit. */
const ucumSystems = /^$|unitsofmeasure\.org|2\.16\.840\.1\.113883\.6\.8$/i;

/** "mg (coded as g)" */
function contradictedUnit(unit: string, code: string): string {
  return `${printedUnit(unit) ?? unit} (coded as ${printedUnit(code) ?? code})`;
}

/** A unit of which only a number is known must not be read as more digits of the value (H17). UCUM's `1` says that there is none. */
function codeInWords(code: string | undefined): string | undefined {
  return code !== undefined && code !== '1' && /^\d+$/.test(code) ? `(unit code ${code})` : code;
}

/** `< 0.5 mmol/L`, with the unit as people read it. */
export function quantityText(quantity: Quantity, unitWords = unitAfter): string {
  const comparator =
    quantity.comparator === undefined || comparators.has(quantity.comparator) ? quantity.comparator : `(${quantity.comparator})`;
  const figures = comparator === undefined ? quantity.value : `${comparator} ${quantity.value}`;
  return joinTexts([figures, unitWords(quantity.value, quantity.unit)], ' ') ?? figures;
}

/** `20–41 mmol/mol`, `≥ 20`, `≤ 41`: a Range. */
export function rangeText(low: Quantity | undefined, high: Quantity | undefined): string | undefined {
  if (low !== undefined && high !== undefined) {
    const sameUnit = (low.unit === high.unit || low.unit === undefined) && (low.comparator ?? high.comparator) === undefined;
    return sameUnit
      ? joinTexts([`${low.value}–${high.value}`, unitAfter(high.value, high.unit)], ' ')
      : `${quantityText(low)} – ${quantityText(high)}`;
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
  const text = joinTexts([lineOf(object.text), normalTypeWords(object.type)], ', ');
  const appliesTo = appliesToText(object);
  return low === undefined && high === undefined && text === undefined ? [] : [{ low, high, text, appliesTo }];
}

function appliesToText({ type, appliesTo, age }: JsonObject): string | undefined {
  const ages = objectOf(age);
  const years = ages && rangeText(quantityOf(ages.low), quantityOf(ages.high));
  return joinTexts([isNormalType(type) ? undefined : wordedText(type, rangeTypes), conceptTexts(appliesTo), years && `age ${years}`], ', ');
}

/** Words of a type that is the normal one and says more than that: "Adult normal". */
function normalTypeWords(type: unknown): string | undefined {
  const words = lineOf(objectOf(type)?.text);
  return words === undefined || normalWords.test(words) || !isNormalType(type) ? undefined : words;
}

const normalWords = /^(normal|reference)( range| interval| limits)?$/i;

/** "Normal range" is what a range means when it says nothing else: by code, unless its words name another kind, or by words alone. */
function isNormalType(type: unknown): boolean {
  const words = conceptText(type);
  if (type === undefined || words === undefined) return false;
  const isCoded = codesOf(type).some((code) => code === 'normal' || code === 'N');
  return normalWords.test(words) || (isCoded && !isOfOtherKind({ text: words }));
}
