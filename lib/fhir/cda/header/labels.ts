import type { JsonObject } from '#/lib/fhir/json.ts';
import { systemOf } from '#/lib/fhir/cda/datatypes/code-systems.ts';
import { present } from '#/lib/fhir/cda/datatypes/present.ts';
import type { Section } from '#/lib/fhir/cda/sections.ts';
import { type Element, attribute, child } from '#/lib/fhir/cda/xml/tree.ts';

/** v3 Confidentiality, when a code came without its system. */
const confidentiality = '2.16.840.1.113883.5.25';

/** Confidentiality of the document and of its sections, each code once. */
export function labelsOf(root: Element, sections: readonly Section[]): readonly JsonObject[] {
  const all = [...ownLabels(root), ...sections.flatMap(sectionLabels)];
  return [...new Map(all.map((label) => [`${String(label.system)}|${String(label.code)}`, label])).values()];
}

/** An element's own label as an R4 Coding. */
export function ownLabels(element: Element): readonly JsonObject[] {
  const code = child(element, 'confidentialityCode');
  const value = attribute(code, 'code');
  if (value === undefined) return [];
  return [
    present({ system: systemOf(attribute(code, 'codeSystem') ?? confidentiality), code: value, display: attribute(code, 'displayName') }),
  ];
}

function sectionLabels(section: Section): readonly JsonObject[] {
  return [...ownLabels(section.element), ...section.sections.flatMap(sectionLabels)];
}
