import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { systemOf } from '#/lib/fhir/cda/codes/code-systems.ts';
import { type Element, attributeOf, childNamed, childrenNamed, textContent } from '#/lib/fhir/markup/element-tree.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import { unreadableLabel } from '#/lib/record/security-labels/read-label.ts';
import { presentParts } from './present.ts';

/** Stands for a label that cannot be read. */
export const unreadable: JsonObject = { ...unreadableLabel };

/**
 * Labels of a coded element as R4 Codings: its code, its words alone, its translations and qualifiers. A confidentialityCode without its system
 * has that of v3 Confidentiality; one that holds nothing readable is a label still (H45).
 */
export function securityLabelsOf(element: Element): readonly JsonObject[] {
  const own = codingOf(element);
  const qualifiers = childrenNamed(element, 'qualifier').flatMap((qualifier) => childrenNamed(qualifier, 'value'));
  const more = [...childrenNamed(element, 'translation'), ...qualifiers].flatMap(securityLabelsOf);
  if (own !== undefined) return [own, ...more];
  return more.length > 0 ? more : [unreadable];
}

function codingOf(element: Element): JsonObject | undefined {
  const code = attributeOf(element, 'code');
  const display = attributeOf(element, 'displayName') ?? (cleanLine(textContent(childNamed(element, 'originalText'))) || undefined);
  if (code === undefined && display === undefined) return undefined;
  return presentParts({ system: labelSystem(element), code, display });
}

function labelSystem(element: Element): string | undefined {
  const system = attributeOf(element, 'codeSystem');
  const named = attributeOf(element, 'codeSystemName');
  return systemOf(system) ?? system ?? named ?? (isConfidentialityCode(element) ? unreadableLabel.system : undefined);
}

/** The element of a label, of whatever namespace. */
export const isConfidentialityCode = ({ name }: Element): boolean =>
  name === 'confidentialityCode' || name.endsWith(':confidentialityCode');
