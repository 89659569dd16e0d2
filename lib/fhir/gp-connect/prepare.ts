import { type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { withoutDegraded } from './degraded.ts';
import { extensionName, extensionValues, extensionsInWords, extensionsNamed } from './extensions.ts';
import type { ResourceIndex } from './resource-index.ts';
import { withVaccineName } from './vaccine.ts';
import { linkedEntriesNotSent, takenLabel, takenNotKnown } from './words.ts';

/** The encounter of what has no element for it. */
const associatedEncounter = 'encounter-associatedEncounter';

/** A resource as sent, in STU3, made ready for the kinds: lost codes told of, extensions under words that a reader knows. */
export function prepared(resource: Resource, find: ResourceIndex['find']): Resource {
  const named = withVaccineName(withoutDegraded(withTakenInWords(resource)));
  const worded = extensionsInWords(named, new Set([associatedEncounter, 'RelatedClinicalContent']));
  return { ...withSupplyWords(worded), ...related(named, worded, find) };
}

/**
 * GP Connect fixes MedicationStatement.taken to `unk`: a practice knows what it prescribed. Said as a fact, since a
 * warning on every medicine of every practice would be one that nobody reads; any other value keeps its warning.
 */
function withTakenInWords(resource: Resource): Resource {
  if (resource.resourceType !== 'MedicationStatement' || resource.taken !== 'unk') return resource;
  const { taken: _, ...more } = resource;
  const takenFact = { url: takenLabel, valueString: takenNotKnown };
  return { ...more, resourceType: resource.resourceType, extension: [...objectsOf(resource.extension), takenFact] };
}

/** The quantity of a prescription is often in words alone. */
function withSupplyWords(resource: Resource): Resource {
  const supply = objectOf(resource.dispenseRequest);
  const quantity = objectOf(supply?.quantity);
  const [words] = objectsOf(quantity?.extension)
    .filter(({ url }) => extensionName(url) === 'MedicationQuantityText')
    .flatMap(extensionValues);
  if (supply === undefined || typeof words !== 'string' || quantity?.value !== undefined) return resource;
  const { extension: _, ...more } = quantity ?? {};
  return { ...resource, dispenseRequest: { ...supply, quantity: { ...more, unit: words } } };
}

/** Adds to a problem the number of its linked entries, and of those that were not sent; the linked entries name the problem themselves. */
function related(resource: Resource, worded: Resource, find: ResourceIndex['find']): Partial<Resource> {
  const links = extensionsNamed(resource, 'RelatedClinicalContent');
  if (links.length === 0) return {};
  const received = links.filter((link) => extensionValues(link).some((value) => find(value) !== undefined)).length;
  const lost = links.length - received;
  const counts = [
    ...(received > 0 ? [{ url: 'Linked entries', valueString: String(received) }] : []),
    ...(lost > 0 ? [{ url: linkedEntriesNotSent, valueString: String(lost) }] : []),
  ];
  return { extension: [...objectsOf(worded.extension), ...counts] };
}

/** The Encounter that a resource itself says it belongs to, where its type has no element for it. */
export function associatedEncounterOf(resource: Resource): unknown {
  return objectsOf(resource.extension)
    .filter(({ url }) => extensionName(url) === associatedEncounter)
    .flatMap(extensionValues)[0];
}
