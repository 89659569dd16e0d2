import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { rangeOf } from '#/lib/fhir/cda/datatypes/quantity.ts';
import { valueElements, valueWords } from '#/lib/fhir/cda/datatypes/value.ts';
import { type Narrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childElements, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { isNegated, moodOf, relatedStatements, statusOf } from './statement.ts';
import type { StatementContext } from './statement-context.ts';
import { statementNotes } from './words.ts';

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

/**
 * Measured parts of an observation as components: the answers of a score, the organism of a culture with its
 * sensitivities (H36). A part within a part is named with the one around it, since components do not nest.
 */
export function observationParts(statement: Element, { narrative, claimed }: StatementContext): readonly JsonObject[] {
  return partsWithin(statement, narrative, claimed);
}

// A sensitivity within an organism within a culture; no document nests deeper on purpose.
const deepest = 4;

function partsWithin(statement: Element, narrative: Narrative, claimed: Set<Element>, around?: string, depth = 0): readonly JsonObject[] {
  if (depth >= deepest) return [];
  return relatedStatements(statement).flatMap((related) => {
    const part = related.statement;
    if (related.type !== 'COMP' || !isMeasured(part)) return [];
    if (isWhollyTaken(part)) claimed.add(part);
    const code = observationCode(part, 'Result', narrative);
    const name = conceptWords(code) ?? '';
    const value = childNamed(part, 'value');
    const finding = value && valueWords(value, narrative);
    const whole = finding === undefined ? name : statementNotes.partWithFinding(name, finding);
    const component = {
      code: around === undefined ? code : { text: statementNotes.partWithin(around, name) },
      ...measuredElementsOf(part, narrative),
    };
    return [component, ...partsWithin(part, narrative, claimed, whole, depth + 1)];
  });
}

const notDone = new Set(['aborted', 'cancelled', 'nullified', 'held', 'suspended', 'new']);

/** Tells whether a part was found and is so: one that is denied, asked for or removed is said in words. */
function isMeasured(part: Element): boolean {
  const happened = part.name === 'observation' && moodOf(part) === 'EVN' && !isNegated(part);
  return (
    happened && !notDone.has(statusOf(part) ?? '') && childNamed(part, 'code') !== undefined && childNamed(part, 'value') !== undefined
  );
}

/** Elements that a component carries, or that say nothing to a reader. */
const carriedElements = new Set(
  'templateId id code statusCode value interpretationCode referenceRange entryRelationship component'.split(' '),
);

/** Tells whether a component says all of a part; else its words stand in the notes as well. */
function isWhollyTaken(part: Element): boolean {
  const values = childElements(part).filter(({ name }) => name === 'value');
  return values.length === 1 && childElements(part).every(({ name }) => carriedElements.has(name));
}
