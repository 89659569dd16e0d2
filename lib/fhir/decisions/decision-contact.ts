import { type ResourceContext, entryIdOf } from '#/lib/fhir/datatypes/resource-context.ts';
import type { KindDescription } from '#/lib/fhir/kind-parts/kind.ts';
import { listOf, objectOf } from '#/lib/fhir/resource/json.ts';
import type { Decision } from '#/lib/record/model/decision.ts';

/** Marks a decision whose contact is named, but not as one that could be an entry: in words alone, contained, or of another server. */
export function contactMarked(
  decision: Decision | undefined,
  described: KindDescription,
  { resource }: ResourceContext,
  entry: string | undefined,
): Decision | undefined {
  if (decision === undefined || entry !== undefined) return decision;
  const named = [described.encounter, resource.encounter, resource.context].flatMap(listOf).some(mayBeEncounter);
  return named ? { ...decision, contactNotReceived: true } : decision;
}

function mayBeEncounter(value: unknown): boolean {
  const { reference, display, identifier, type } = objectOf(value) ?? {};
  const isNamed = reference !== undefined || display !== undefined || identifier !== undefined;
  return isNamed && type !== 'EpisodeOfCare' && !(typeof reference === 'string' && /(^|\/)EpisodeOfCare\//.test(reference));
}

/** Entry id of the encounter that an entry belongs to, where it can be an entry. */
export function encounterOf(described: KindDescription, context: ResourceContext): string | undefined {
  const { encounter, context: olderEncounter } = context.resource;
  return encounterId(described.encounter, context) ?? encounterId(encounter, context) ?? encounterId(olderEncounter, context);
}

function encounterId(reference: unknown, context: ResourceContext): string | undefined {
  const id = reference === undefined ? undefined : entryIdOf(reference, context);
  return id?.includes('|Encounter/') === true ? id : undefined;
}
