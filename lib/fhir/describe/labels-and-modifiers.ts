import type { Coding } from '#/lib/record/model/coded.ts';
import { type JsonObject, type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { labelsAt } from '#/lib/fhir/answer/security-label.ts';

const deepest = 64;

/** Findings of one walk through a whole resource. */
export interface ResourceScan {
  /** Modifier extensions: each may change the meaning of the element around it (FHIR R4 §2.5.1.1). */
  readonly modifiers: readonly JsonObject[];
  /**
   * Security labels of the resource, of its contained resources, and inline ones (DS4P), of any shape: the highest counts.
   * Documents add their own: DocumentReference.securityLabel, Composition.confidentiality (R4).
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
    const labels = labelsAt(object, key);
    if (labels.length > 0) findings.labels.push(...labels);
    if (typeof part !== 'object' || part === null) continue;
    if (key === 'modifierExtension') findings.modifiers.push(...objectsOf(part));
    walk(part, depth + 1, findings);
  }
}
