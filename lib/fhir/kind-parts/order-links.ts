import { globalIdentifiersOf } from '#/lib/fhir/datatypes/identifier.ts';
import { type ResourceContext, entryIdsOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { type Resource, listOf, objectOf } from '#/lib/fhir/resource/json.ts';
import { identifierKeys } from './identity.ts';

/** Keys of an order: its own business identifiers, then the number of the form that it was written on (R4 groupIdentifier). */
export function linksOfOrder(resource: Resource): readonly string[] | undefined {
  return unlessEmpty([...identifierKeys({ ...resource, resourceType: 'MedicationRequest' }), ...groupLinks(resource)]);
}

/**
 * Keys by which an issue, a dispense or a dose names its order, strongest first: the entry, the order's identifier, the number of the
 * form. `references`: basedOn, authorizingPrescription or request.
 */
export function linksToOrder(references: unknown, context: ResourceContext): readonly string[] | undefined {
  const identifiers = listOf(references).flatMap((reference) => {
    const identifier = objectOf(objectOf(reference)?.identifier);
    return identifier === undefined ? [] : globalIdentifiersOf([identifier]);
  });
  return unlessEmpty([
    ...entryIdsOf(references, context),
    ...identifiers.map(({ system, value }) => `MedicationRequest|identifier|${system}|${value}`),
    ...groupLinks(context.resource),
  ]);
}

const unlessEmpty = (keys: readonly string[]): readonly string[] | undefined => (keys.length === 0 ? undefined : keys);

function groupLinks({ groupIdentifier }: Resource): readonly string[] {
  const group = objectOf(groupIdentifier);
  const value = lineOf(group?.value);
  return value === undefined ? [] : [`group|${lineOf(group?.system) ?? ''}|${value}`];
}
