import type { Coding } from '#/lib/record/model/coded.ts';
import { type JsonObject, type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { codingOf } from '#/lib/fhir/datatypes/concept.ts';

const deepest = 64;
/** Labels of the resource, of those contained in it, and of what they say of themselves stand no deeper. */
const deepestLabel = 4;

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

interface Found {
  readonly modifiers: JsonObject[];
  readonly labels: Coding[];
  tooDeep: boolean;
}

/** One walk through a resource. */
export function scan(resource: Resource): Scan {
  const found: Found = { modifiers: [], labels: [], tooDeep: false };
  walkObject(resource, 0, found);
  return found;
}

function walk(value: object, depth: number, found: Found): void {
  if (depth > deepest) found.tooDeep = true;
  else if (Array.isArray(value)) walkItems(value, depth + 1, found);
  else walkObject(objectOf(value), depth, found);
}

function walkItems(items: readonly unknown[], depth: number, found: Found): void {
  for (const item of items) if (typeof item === 'object' && item !== null) walk(item, depth, found);
}

/** Every part of every resource passes here: `Object.entries` would make an array of each. */
function walkObject(object: JsonObject | undefined, depth: number, found: Found): void {
  for (const key in object) {
    const part = object[key];
    if (key === 'confidentiality' && depth <= deepestLabel) addLabels(confidentialityLabel(part), found.labels);
    if (typeof part !== 'object' || part === null) continue;
    if (key === 'modifierExtension') found.modifiers.push(...objectsOf(part));
    else if (key === 'security' && depth <= deepestLabel) addLabels(part, found.labels);
    else if (key === 'securityLabel' && depth <= deepestLabel)
      for (const concept of objectsOf(part)) addLabels(concept.coding, found.labels);
    else if (key === 'extension') addInlineLabels(part, found.labels);
    walk(part, depth + 1, found);
  }
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
