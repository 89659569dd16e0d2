import type { Resource } from '#/lib/fhir/resource/json.ts';
import type { KindDescription } from '#/lib/fhir/kind-parts/kind.ts';
import { conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { notOrderedLine, unorderedIntents } from './words.ts';

/** Practices authorise repeat medicines by a plan, which is in force (GP Connect). */
const plansInForce = new Set(['MedicationRequest']);

/**
 * The description of a request, which says beneath its title and among its facts that nobody has ordered it: "Proposed" alone does not
 * (H11). Rows, paper and speech have the line beneath the title. Anything else as it is.
 */
export function withNotOrdered(described: KindDescription, resource: Resource): KindDescription {
  const words = notOrderedWords(resource);
  if (words === undefined) return described;
  return {
    ...described,
    detail: joinTexts([notOrderedLine, described.detail], ' · '),
    facts: [{ label: 'Standing', value: words }, ...(described.facts ?? [])],
  };
}

function notOrderedWords({ resourceType, intent, status }: Resource): string | undefined {
  // A plan of care is never ordered; one in error says nothing else.
  if (resourceType === 'CarePlan' || status === 'entered-in-error') return undefined;
  const code = lineOf(intent) ?? conceptText(intent) ?? '';
  return code === 'plan' && plansInForce.has(resourceType) ? undefined : unorderedIntents.get(code);
}
