import type { Coding } from '#/lib/record/coded.ts';
import { type JsonObject, type Resource, objectOf, objectsOf } from './json.ts';
import { codingOf } from './datatypes/concept.ts';

const deepest = 64;

/** What must be known of a whole resource, wherever in it it stands. */
export interface Scan {
  /** Modifier extensions: each may change what the element around it says (FHIR R4 §2.5.1.1). */
  readonly modifiers: readonly JsonObject[];
  /**
   * Security labels of the resource, of its contained resources, and inline ones (DS4P): the highest counts. Also those
   * that a document carries itself: DocumentReference.securityLabel, Composition.confidentiality (R4).
   */
  readonly labels: readonly Coding[];
  /** Parts lie deeper than we look. */
  readonly tooDeep: boolean;
}

/** One walk through a resource. */
export function scan(resource: Resource): Scan {
  const modifiers: JsonObject[] = [];
  const labels: Coding[] = [];
  const tooDeep = walk(resource, 0, modifiers, labels);
  return { modifiers, labels, tooDeep };
}

function walk(value: unknown, depth: number, modifiers: JsonObject[], labels: Coding[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth > deepest) return true;
  let tooDeep = false;
  if (Array.isArray(value)) {
    for (const item of value) tooDeep = walk(item, depth + 1, modifiers, labels) || tooDeep;
    return tooDeep;
  }
  const object = objectOf(value) ?? {};
  // Every part of every resource passes here: `Object.entries` would make an array of each.
  for (const key in object) {
    const part = object[key];
    if (key === 'modifierExtension') modifiers.push(...objectsOf(part));
    else if (key === 'security' && depth <= 4) addLabels(part, labels);
    else if (key === 'securityLabel' && depth <= 4) for (const concept of objectsOf(part)) addLabels(concept.coding, labels);
    else if (key === 'confidentiality' && depth <= 4) addLabels(confidentialityLabel(part), labels);
    else if (key === 'extension') addInlineLabels(part, labels);
    tooDeep = walk(part, depth + 1, modifiers, labels) || tooDeep;
  }
  return tooDeep;
}

/** Composition.confidentiality is a bare code of one system. */
const confidentialityLabel = (code: unknown): JsonObject => ({ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code });

function addLabels(value: unknown, labels: Coding[]): void {
  for (const label of objectsOf(value).map(codingOf)) if (label !== undefined) labels.push(label);
}

/** Security Labeling DS4P: `extension-inline-sec-label`. */
function addInlineLabels(value: unknown, labels: Coding[]): void {
  for (const extension of objectsOf(value)) {
    if (typeof extension.url === 'string' && extension.url.endsWith('inline-sec-label')) addLabels(objectOf(extension.valueCoding), labels);
  }
}
