import type { Coding } from '#/lib/record/model/coded.ts';
import { type JsonObject, type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { codingOf } from '#/lib/fhir/datatypes/concept.ts';

const deepest = 64;
/** Labels of the resource, of contained resources, and inline labels stand no deeper. */
const deepestLabel = 4;

/** Findings of one walk through a whole resource. */
export interface ResourceScan {
  /** Modifier extensions: each may change the meaning of the element around it (FHIR R4 §2.5.1.1). */
  readonly modifiers: readonly JsonObject[];
  /**
   * Security labels of the resource, of its contained resources, and inline ones (DS4P): the highest counts. Documents
   * add their own: DocumentReference.securityLabel, Composition.confidentiality (R4).
   */
  readonly labels: readonly Coding[];
  /** Parts lie deeper than the walk goes. */
  readonly tooDeep: boolean;
}

interface Found {
  readonly modifiers: JsonObject[];
  readonly labels: Coding[];
  tooDeep: boolean;
}

/** Walks once through a resource, and collects its modifiers and labels at any depth. */
export function scanResource(resource: Resource): ResourceScan {
  const findings: Found = { modifiers: [], labels: [], tooDeep: false };
  walkObject(resource, 0, findings);
  return findings;
}

function walk(value: object, depth: number, findings: Found): void {
  if (depth > deepest) findings.tooDeep = true;
  else if (Array.isArray(value)) walkItems(value, depth + 1, findings);
  else walkObject(objectOf(value), depth, findings);
}

function walkItems(items: readonly unknown[], depth: number, findings: Found): void {
  for (const item of items) if (typeof item === 'object' && item !== null) walk(item, depth, findings);
}

/** Walks one object. Called for every part of every resource: `Object.entries` would make an array of each. */
function walkObject(object: JsonObject | undefined, depth: number, findings: Found): void {
  for (const key in object) {
    const part = object[key];
    if (key === 'confidentiality' && depth <= deepestLabel) addLabels(confidentialityLabel(part), findings.labels);
    if (typeof part !== 'object' || part === null) continue;
    if (key === 'modifierExtension') findings.modifiers.push(...objectsOf(part));
    else if (key === 'security' && depth <= deepestLabel) addLabels(part, findings.labels);
    else if (key === 'securityLabel' && depth <= deepestLabel)
      for (const concept of objectsOf(part)) addLabels(concept.coding, findings.labels);
    else if (key === 'extension') addInlineLabels(part, findings.labels);
    walk(part, depth + 1, findings);
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
