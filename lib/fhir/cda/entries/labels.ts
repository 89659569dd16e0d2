import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { systemOf } from '#/lib/fhir/cda/codes/code-systems.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { isCoded, statementsIn, relatedStatements } from './statement.ts';
import { type Element, attributeOf, childrenNamed, findWithin } from '#/lib/fhir/markup/element-tree.ts';

/** v3 Confidentiality, when a code came without its system. */
const confidentiality = '2.16.840.1.113883.5.25';

/**
 * Labels of a document only ever add up: whoever looks takes the highest (DS4P), so that "normal" within a restricted
 * document lowers nothing, and "restricted" within a normal one raises what stands there.
 */
export function joinedLabels(...lists: readonly (readonly JsonObject[])[]): readonly JsonObject[] {
  return [...new Map(lists.flat().map((label) => [`${String(label.system)}|${String(label.code)}`, label])).values()];
}

/** Every label in an element, whatever it stands at: of a whole document, or of an entry with its security observations. */
export function labelsWithin(element: Element): readonly JsonObject[] {
  const labels: JsonObject[] = [];
  findWithin(element, (item) => {
    if (item.name === 'confidentialityCode' || attributeOf(item, 'codeSystem') === confidentiality) labels.push(...labelOf(item));
  });
  return joinedLabels(labels);
}

/** Labels of a whole document or section: its own code, and entries that do nothing but label it. */
export function ownLabels(element: Element): readonly JsonObject[] {
  const annotations = childrenNamed(element, 'entry').filter((entry) => statementsIn(entry).some(isAnnotation));
  return joinedLabels(childrenNamed(element, 'confidentialityCode').flatMap(labelOf), annotations.flatMap(labelsWithin));
}

/** v3 ActCode: security observations, and the privacy annotation that groups them (C-CDA DS4P). */
function isAnnotation(statement: Element): boolean {
  const parts = statement.name === 'organizer' ? relatedStatements(statement) : [];
  if (parts.length > 0) return parts.every((part) => isAnnotation(part.statement));
  return isCoded(statement, 'SECOBS', 'SECCLASSOBS', 'SECCATOBS', 'SECCONOBS', 'SECINTOBS', 'SECTRSTOBS');
}

/** An R4 Coding of a coded element. */
function labelOf(element: Element): readonly JsonObject[] {
  const code = attributeOf(element, 'code');
  if (code === undefined) return [];
  return [
    presentParts({
      system: systemOf(attributeOf(element, 'codeSystem') ?? confidentiality),
      code,
      display: attributeOf(element, 'displayName'),
    }),
  ];
}
