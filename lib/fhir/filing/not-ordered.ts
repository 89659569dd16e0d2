import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';

/** FHIR request-intent: those that nobody has ordered, in words. */
const unordered: ReadonlyMap<string, string> = new Map([
  ['proposal', 'Proposed, not ordered'],
  ['plan', 'Planned, not ordered'],
  ['option', 'An option, not ordered'],
]);

/** Practices authorise repeat medicines by a plan, which is in force (GP Connect). */
const plansInForce = new Set(['MedicationRequest']);

/** Words of a request that nobody has ordered; undefined for orders, and for what is no request (H11). */
export function notOrderedWords({ resourceType, intent }: Resource): string | undefined {
  // A plan of care is never ordered.
  if (resourceType === 'CarePlan') return undefined;
  const code = lineOf(intent) ?? conceptText(intent) ?? '';
  return code === 'plan' && plansInForce.has(resourceType) ? undefined : unordered.get(code);
}

export const notOrderedFact = (words: string): EntryFact => ({ label: 'Standing', value: words });

/** The line beneath the title, which rows, paper and speech have: the title alone says "Proposed", and not that nobody ordered it. */
export function notOrderedDetail(detail: string | undefined): string {
  return joinTexts(['not ordered', detail], ' · ') ?? '';
}
