import { type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { withoutDegraded } from './degraded.ts';
import { extensionName, extensionValues, extensionsInWords, extensionsNamed } from './extensions.ts';
import type { ResourceIndex } from './resource-index.ts';
import { withVaccineName } from './vaccine.ts';
import { linkedEntriesNotSent, takenLabel, takenNotKnown } from './words.ts';

/** Extension with the Encounter of a type that has no element for it. */
const associatedEncounter = 'encounter-associatedEncounter';

/** Prepares a STU3 resource for the kinds: lost codes become facts, and extensions get words that a reader knows. */
export function prepareResource(resource: Resource, find: ResourceIndex['find']): Resource {
  const named = withVaccineName(withoutDegraded(withTakenInWords(resource)));
  const worded = extensionsInWords(named, new Set([associatedEncounter, 'RelatedClinicalContent']));
  return { ...withSupplyWords(worded), ...related(named, worded, find) };
}

/**
 * Makes a fact of MedicationStatement.taken, which GP Connect fixes to `unk`, for a practice knows only what it
 * prescribed. A warning on every medicine of every practice would be one that nobody reads; any other value keeps its
 * warning.
 */
function withTakenInWords(resource: Resource): Resource {
  if (resource.resourceType !== 'MedicationStatement' || resource.taken !== 'unk') return resource;
  const { taken: _, ...more } = resource;
  const takenFact = { url: takenLabel, valueString: takenNotKnown };
  return { ...more, resourceType: resource.resourceType, extension: [...objectsOf(resource.extension), takenFact] };
}

/** Takes the quantity of a prescription from its words, where it has no number. */
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

/** Encounter that a resource names in an extension, where its type has no element for it. */
export function associatedEncounterOf(resource: Resource): unknown {
  return objectsOf(resource.extension)
    .filter(({ url }) => extensionName(url) === associatedEncounter)
    .flatMap(extensionValues)[0];
}
