import { equalFiguresKey } from '#/lib/record/model/decimal.ts';
import type { Measurement, MeasuredValue } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { conceptOf, conceptText, codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { measuredUnit } from '#/lib/record/words/unit-words.ts';
import { wordKey } from './identity.ts';
import { absenceWords } from '#/lib/fhir/datatypes/words.ts';
import { interpretationOf } from '#/lib/fhir/interpretation/interpretation.ts';
import { decimalText, quantityOf, quantityText, rangeText, referenceRangesOf } from '#/lib/fhir/datatypes/quantity.ts';
import { joinTexts, lineOf, primitiveText, textOf } from '#/lib/fhir/datatypes/text.ts';
import { valueText } from '#/lib/fhir/datatypes/value.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { type NamedAnalyte, analyteOf } from '#/lib/fhir/units/analyte-of.ts';
import { withStandard } from '#/lib/fhir/units/standard.ts';

/** Elements of an Observation or of a component that a measurement shows. */
export const measuredElements =
  'code valueQuantity valueCodeableConcept valueString valueBoolean valueInteger valueRange valueRatio valueSampledData valueTime valueDateTime valuePeriod valueReference valueAttachment dataAbsentReason interpretation referenceRange';

/** Code, value with its comparator and unit, the source's own range and flag: of an Observation or of one component. */
export function measurementOf(object: JsonObject, context: ResourceContext): Measurement {
  const code = conceptOf(object.code) ?? { text: 'Measurement not named', codings: [] };
  const named = analyteOf(code);
  const value = measuredValueOf(object, context, named);
  const absent = absenceOf(object);
  const interpretation = interpretationOf(object.interpretation);
  const ranges = referenceRangesOf(object.referenceRange);
  return { code, analyte: named?.analyte.name, value, absent, ranges, interpretation };
}

/** The value in one line, for keys, comparison and facts. */
export function measuredText(value: MeasuredValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value.type === 'quantity') return quantityText(value.quantity, measuredUnit);
  if (value.type === 'range') return rangeText(value.low, value.high);
  return value.type === 'concept' ? value.concept.text : value.text;
}

function measuredValueOf(object: JsonObject, context: ResourceContext, named: NamedAnalyte | undefined): MeasuredValue | undefined {
  // A bare number is a figure without a unit: it equals the same figure of a score.
  const bareNumber = decimalText(object.valueInteger ?? object.valueDecimal ?? object.valueInteger64);
  const quantity = quantityOf(object.valueQuantity) ?? quantityOf({ value: bareNumber });
  if (quantity !== undefined) return { type: 'quantity', quantity: withStandard(quantity, object.valueQuantity, named) };
  const concept = conceptOf(object.valueCodeableConcept);
  if (concept !== undefined) return { type: 'concept', concept };
  const range = objectOf(object.valueRange);
  const low = quantityOf(range?.low);
  const high = quantityOf(range?.high);
  if (low !== undefined || high !== undefined) return { type: 'range', ...(low && { low }), ...(high && { high }) };
  const text = textOf(object.valueString) ?? otherValue(object, context);
  return text === undefined ? undefined : { type: 'text', text };
}

/** Values beside the one that is shown, of a resource that has several against the specification: none is lost (H06). */
export function furtherValues(object: JsonObject, context: ResourceContext, shownValue: MeasuredValue | undefined): readonly string[] {
  const keys = Object.keys(object).filter((key) => /^value[A-Z]/.test(key));
  if (keys.length < 2) return [];
  const shownKey = equalFiguresKey(measuredText(shownValue) ?? '');
  const values = keys.map((key) => measuredText(measuredValueOf({ [key]: object[key] }, context, undefined)));
  return [...new Set(values)].flatMap((text) => (text === undefined || equalFiguresKey(text) === shownKey ? [] : [text]));
}

/** Any further form of value[x], those of later versions too. */
function otherValue(object: JsonObject, context: ResourceContext): string | undefined {
  for (const key in object) {
    if (!key.startsWith('value') || key === 'valueString') continue;
    // A quantity without a number still has its comparator or unit to say.
    const text = valueText(object[key], context) ?? primitiveText(objectOf(object[key])?.unit);
    if (text !== undefined) return key === 'valueBoolean' ? (object[key] === true ? 'Yes' : 'No') : text;
  }
  return undefined;
}

/** Our words for the code, with the source's own where they say more: "Not done: specimen haemolysed". */
function absenceOf(object: JsonObject): string | undefined {
  const { dataAbsentReason = reasonWithin(object) } = object;
  if (dataAbsentReason === undefined) return undefined;
  const ourWords = codesOf(dataAbsentReason)
    .map((code) => absenceWords.get(code))
    .find((words) => words !== undefined);
  if (ourWords === undefined) return conceptText(dataAbsentReason) ?? 'No value given';
  return joinTexts([ourWords, furtherWords(dataAbsentReason, ourWords)], ': ');
}

const absentReason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

/** The reason may stand at the value itself, as an extension: "masked" there is no "no value sent" either (H24). */
function reasonWithin(object: JsonObject): unknown {
  const values = Object.entries(object).flatMap(([key, value]) => (/^_?value[A-Z]/.test(key) ? objectsOf(value) : []));
  return values.flatMap(({ extension }) => objectsOf(extension)).find(({ url }) => url === absentReason)?.valueCode;
}

/** The text, and the names of codes that are not FHIR's; a text that repeats the code or its name says no more than our words. */
function furtherWords(reason: unknown, ourWords: string): string | undefined {
  const codings = conceptOf(reason)?.codings ?? [];
  const fhirs = codings.filter(({ code = '' }) => absenceWords.has(code));
  const repeatedWords = new Set([ourWords, ...fhirs.flatMap(({ code = '', display = '' }) => [code, display])].map(wordKey));
  const words = [
    lineOf(objectOf(reason)?.text),
    ...codings.map(({ code = '', display }) => (absenceWords.has(code) ? undefined : display)),
  ];
  return joinTexts(
    [...new Set(words)].filter((text) => text !== undefined && !repeatedWords.has(wordKey(text))),
    ', ',
  );
}
