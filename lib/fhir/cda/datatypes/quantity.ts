import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { plainDecimal } from '#/lib/record/model/decimal.ts';
import { type Element, attributeOf, childNamed, textContent } from '#/lib/fhir/markup/element-tree.ts';
import { presentParts, presentOrNone } from './present.ts';

/** Number of an element's `value`, written without an exponent (H17); a text that is no number is returned as it is. */
export function decimalAttribute(element: Element | undefined): string | undefined {
  const value = attributeOf(element, 'value');
  return value === undefined ? undefined : plainDecimal(value);
}

const decimal = /^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** v3 PQ as an R4 Quantity, its digits as they were written (H17); undefined when there is no number. */
export function cdaQuantity(element: Element | undefined, comparator?: string): JsonObject | undefined {
  const value = decimalAttribute(element);
  if (value === undefined || !decimal.test(value)) return undefined;
  const sentUnit = attributeOf(element, 'unit');
  // UCUM's unity says that there is no unit.
  const unit = sentUnit === '1' ? undefined : sentUnit;
  const written = unitWritten(element);
  return presentParts({
    value: Number(value).toString() === value ? Number(value) : value,
    comparator,
    unit: unit === undefined ? written : (counted.get(unit) ?? unit.replace(/^\{(.+)\}$/, '$1')),
    ...(unit !== undefined && isUcum(unit) && { system: 'http://unitsofmeasure.org', code: unit }),
  });
}

/** v3 PQR: the number in a unit that UCUM does not have, of a PQ that has none itself. */
export function translatedQuantity(element: Element): JsonObject | undefined {
  if (attributeOf(element, 'value') !== undefined) return undefined;
  const translation = childNamed(element, 'translation');
  const value = cdaQuantity(translation)?.value;
  const unit = attributeOf(translation, 'displayName') ?? unitWritten(element) ?? attributeOf(translation, 'code');
  return value === undefined ? undefined : presentParts({ value, unit });
}

/** UCUM's annotations for things that are counted, in full. */
const counted = new Map([
  ['{tbl}', 'tablet'],
  ['{tablet}', 'tablet'],
  ['{cap}', 'capsule'],
  ['{capsule}', 'capsule'],
]);

/** PQ.unit is UCUM by the specification; a text with spaces or of plain words is not. */
function isUcum(unit: string): boolean {
  return !/\s/.test(unit) && unit.length <= 40;
}

/** Some write the unit as text of a translation: `<translation nullFlavor="OTH"><originalText>puff</originalText></translation>`. */
function unitWritten(element: Element | undefined): string | undefined {
  const text = textContent(childNamed(childNamed(element, 'translation'), 'originalText')).trim();
  return text === '' ? undefined : text;
}

/** End of an interval with its comparator: v3 IVL_PQ is inclusive unless it says otherwise. */
function boundOf(element: Element | undefined, inclusive: string, exclusive: string): JsonObject | undefined {
  return cdaQuantity(element, attributeOf(element, 'inclusive') === 'false' ? exclusive : inclusive);
}

/** v3 IVL_PQ: both ends are a Range, one end is a Quantity with its comparator. */
export function intervalQuantity(element: Element): { readonly range?: JsonObject; readonly quantity?: JsonObject } {
  const low = boundOf(childNamed(element, 'low'), '>=', '>');
  const high = boundOf(childNamed(element, 'high'), '<=', '<');
  const centre = cdaQuantity(element) ?? cdaQuantity(childNamed(element, 'center'));
  if (low === undefined && high === undefined) return centre === undefined ? {} : { quantity: centre };
  if (low === undefined || high === undefined) return { quantity: low ?? high ?? {} };
  return { range: rangeOf(element) ?? {} };
}

/** R4 Range of an IVL_PQ: an end that does not belong to it keeps its sign. */
export function rangeOf(element: Element | undefined): JsonObject | undefined {
  const open = (end: Element | undefined, sign: string): string | undefined =>
    attributeOf(end, 'inclusive') === 'false' ? sign : undefined;
  const low = childNamed(element, 'low');
  const high = childNamed(element, 'high');
  return presentOrNone({ low: cdaQuantity(low, open(low, '>')), high: cdaQuantity(high, open(high, '<')) });
}

/** v3 RTO. */
export function ratioOf(element: Element | undefined): JsonObject | undefined {
  return presentOrNone({
    numerator: cdaQuantity(childNamed(element, 'numerator')),
    denominator: cdaQuantity(childNamed(element, 'denominator')),
  });
}
