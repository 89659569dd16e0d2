import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { quantityOf as readQuantity, quantityText, rangeText } from '#/lib/fhir/datatypes/quantity.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { dateWords } from './date-words.ts';
import { type Narrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { cdaConcept, conceptWords } from './concept.ts';
import { dateText, periodOf } from './dates.ts';
import { identifierOf } from './identifier.ts';
import { absentReason } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { presentParts } from './present.ts';
import { intervalQuantity, cdaQuantity, ratioOf, translatedQuantity } from './quantity.ts';

/** v3 observation value (ANY) as the elements of an R4 Observation: `value[x]`, or `dataAbsentReason`. */
export function valueElements(value: Element | undefined, narrative: Narrative): JsonObject {
  if (value === undefined) return {};
  const read = valueOf(value, narrative);
  return Object.keys(read).length > 0 ? read : presentParts({ dataAbsentReason: absentReason(value) });
}

function valueOf(value: Element, narrative: Narrative): JsonObject {
  const type = (attributeOf(value, 'xsi:type') ?? guessed(value)).replace(/^.*:/, '');
  if (type === 'PQ' || type === 'REAL' || type === 'INT' || type === 'MO') return numberOf(value, narrative);
  if (type.startsWith('IVL_PQ') || type === 'IVL_INT' || type === 'IVL_REAL') return intervalValue(value);
  if (type.startsWith('RTO')) return presentParts({ valueRatio: ratioOf(value) });
  if (type === 'TS') return presentParts({ valueDateTime: dateText(attributeOf(value, 'value')) });
  if (type === 'IVL_TS') return presentParts({ valuePeriod: periodOf(value) });
  if (type === 'BL') return booleanOf(value);
  if (coded.has(type)) return presentParts({ valueCodeableConcept: cdaConcept(value, narrative) });
  if (type === 'II') return presentParts({ valueString: identifierText(value) });
  if (type === 'ED' && attributeOf(value, 'representation') === 'B64') return {};
  return presentParts({ valueString: writtenText(value, narrative) ?? attributeOf(value, 'value') });
}

const coded = new Set(['CD', 'CE', 'CV', 'CS', 'CO', 'CR', 'SC']);

/** Against the specification, some values name no type. */
function guessed(value: Element): string {
  if (attributeOf(value, 'code') !== undefined || childNamed(value, 'originalText') !== undefined) return 'CD';
  if (childNamed(value, 'low') !== undefined || childNamed(value, 'high') !== undefined) return 'IVL_PQ';
  return attributeOf(value, 'unit') === undefined ? 'ST' : 'PQ';
}

/** A number; a text in its place is kept as text. */
function numberOf(value: Element, narrative: Narrative): JsonObject {
  const quantity = cdaQuantity(value) ?? translatedQuantity(value);
  if (quantity !== undefined) return { valueQuantity: quantity };
  const rawValue = [attributeOf(value, 'value'), attributeOf(value, 'unit')].filter(Boolean).join(' ');
  return presentParts({ valueString: attributeOf(value, 'value') === undefined ? writtenText(value, narrative) : rawValue });
}

function intervalValue(value: Element): JsonObject {
  const { range, quantity } = intervalQuantity(value);
  return presentParts({ valueRange: range, valueQuantity: quantity });
}

function booleanOf(value: Element): JsonObject {
  const rawValue = attributeOf(value, 'value');
  return rawValue === 'true' || rawValue === 'false' ? { valueBoolean: rawValue === 'true' } : presentParts({ valueString: rawValue });
}

function identifierText(value: Element): string | undefined {
  const text = identifierOf(value)?.value;
  return typeof text === 'string' ? text : undefined;
}

/** A value in words, for sentences. */
export function valueWords(value: Element, narrative: Narrative): string | undefined {
  const read = valueOf(value, narrative);
  const quantity = readQuantity(read.valueQuantity);
  if (quantity !== undefined) return quantityText(quantity);
  if (read.valueRange !== undefined) return rangeWords(read.valueRange);
  if (read.valueCodeableConcept !== undefined) return conceptWords(cdaConcept(value, narrative));
  if (typeof read.valueBoolean === 'boolean') return read.valueBoolean ? 'yes' : 'no';
  if (typeof read.valueDateTime === 'string') return dateWords(read.valueDateTime);
  return typeof read.valueString === 'string' ? read.valueString : undefined;
}

function rangeWords(range: unknown): string | undefined {
  if (typeof range !== 'object' || range === null) return undefined;
  const { low, high } = { low: undefined, high: undefined, ...range };
  return rangeText(readQuantity(low), readQuantity(high)) ?? joinTexts([], '');
}
