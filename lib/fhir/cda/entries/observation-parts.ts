import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { valueWords } from '#/lib/fhir/cda/datatypes/value.ts';
import type { Narrative } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childElements, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { measuredElementsOf, observationCode } from './measured-statement.ts';
import { isNegated, moodOf, relatedStatements, statusOf } from './statement.ts';
import type { StatementContext } from './statement-context.ts';
import { statementNotes } from './words.ts';

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
const taken = new Set('templateId id code statusCode value interpretationCode referenceRange entryRelationship component'.split(' '));

/** Tells whether a component says all of a part; else its words stand in the notes as well. */
function isWhollyTaken(part: Element): boolean {
  const values = childElements(part).filter(({ name }) => name === 'value');
  return values.length === 1 && childElements(part).every(({ name }) => taken.has(name));
}
