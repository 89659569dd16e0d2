import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { rangeOf } from '#/lib/fhir/cda/datatypes/quantity.ts';
import { valueElements, valueWords } from '#/lib/fhir/cda/datatypes/value.ts';
import { type Narrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';

/** Value, flags and ranges of an observation, as an R4 Observation and each of its components have them. */
export function measuredElementsOf(statement: Element, narrative: Narrative): JsonObject {
  return presentParts({
    ...valueElements(childNamed(statement, 'value'), narrative),
    interpretation: childrenNamed(statement, 'interpretationCode')
      .map((interpretationCode) => cdaConcept(interpretationCode, narrative))
      .filter((item) => item !== undefined),
    referenceRange: childrenNamed(statement, 'referenceRange')
      .map((referenceRange) => referenceRangeOf(referenceRange, narrative))
      .filter((coding) => coding !== undefined),
  });
}

/** Codes that only say "this is a statement": the value is all there is. */
const empty = new Set(['ASSERTION', 'OBS', 'CONC']);

/** Code of an observation; `noun` names one that has none of its own. */
export function observationCode(statement: Element, noun: string, narrative: Narrative): JsonObject {
  const code = cdaConcept(childNamed(statement, 'code'), narrative);
  const codings: readonly JsonObject[] = Array.isArray(code?.coding) ? code.coding : [];
  const hasMeaning = code !== undefined && !(codings.length > 0 && codings.every((coding) => empty.has(String(coding.code))));
  if (!hasMeaning) return { text: noun };
  const isNamed = code.text !== undefined || codings.some(({ display }) => display !== undefined);
  const text = codings.map((coding) => unnamedCodes.get(String(coding.code))).find((name) => name !== undefined);
  return isNamed || text === undefined ? code : { ...code, text };
}

/** Names of codes that makers send without any. */
const unnamedCodes = new Map([
  ['SEV', 'Severity'],
  ['33999-4', 'Status'],
  ['82606-5', 'Criticality'],
]);

function referenceRangeOf(range: Element, narrative: Narrative): JsonObject | undefined {
  const observed = childNamed(range, 'observationRange');
  const value = childNamed(observed, 'value');
  const limits = rangeOf(value) ?? {};
  const words = value === undefined || limits.low !== undefined || limits.high !== undefined ? undefined : valueWords(value, narrative);
  const text = writtenText(childNamed(observed, 'text'), narrative) ?? words;
  if (text === undefined && Object.keys(limits).length === 0) return undefined;
  // v3 interpretationCode of a range: of which results it is. "Normal" is what a range means when it says nothing else.
  const type = cdaConcept(childNamed(observed, 'interpretationCode'), narrative);
  const normal = type !== undefined && JSON.stringify(type).includes('"code":"N"');
  return presentParts({
    ...limits,
    type: normal ? undefined : type,
    appliesTo: [cdaConcept(childNamed(observed, 'code'), narrative)].filter(Boolean),
    text,
  });
}
