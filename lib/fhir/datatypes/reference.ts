import { type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from './resource-context.ts';
import { conceptText, conceptTexts } from './concept.ts';
import { nameText, preferredName } from './person.ts';
import { joinTexts, lineOf } from './text.ts';

/**
 * The name of whom or what a Reference points to: its display, else the name of the resource; undefined when only an id is known.
 * R5's CodeableReference is named by its concept, else by its reference.
 */
export function referenceName(reference: unknown, context: ResourceContext): string | undefined {
  const object = objectOf(reference);
  const display = lineOf(object?.display) ?? conceptText(objectOf(object?.concept));
  if (display !== undefined) return display;
  const inner = objectOf(object?.reference);
  if (inner !== undefined) return objectOf(inner.reference) === undefined ? referenceName(inner, context) : undefined;
  const resource = context.resolve(reference);
  return resource === undefined ? undefined : resourceName(resource, context);
}

/** The name, else the identifier, else the reference as it came: something is always said of a reference. */
export function referenceText(reference: unknown, context: ResourceContext): string | undefined {
  const object = objectOf(reference);
  if (object === undefined) return lineOf(reference);
  return referenceName(object, context) ?? lineOf(objectOf(object.identifier)?.value) ?? lineOf(object.reference) ?? lineOf(object.type);
}

/** The names in a list of references, or of objects that hold one under `key`. */
export function namesIn(values: readonly unknown[], context: ResourceContext, key?: string): string | undefined {
  if (values.length === 0) return undefined;
  const names = values.map((value) => referenceName(key === undefined ? value : objectOf(value)?.[key], context));
  return names.length === 1 ? names[0] : joinTexts([...new Set(names)], ', ');
}

/** How a resource that an entry points to is called. */
function resourceName(resource: Resource, context: ResourceContext): string | undefined {
  if (resource.resourceType === 'PractitionerRole') return roleName(resource, context);
  const name = typeof resource.name === 'string' ? lineOf(resource.name) : nameText(preferredName(resource.name));
  return name ?? conceptText(resource.code) ?? lineOf(resource.title) ?? subjectMatter(resource);
}

/** Subject matter of types without a name, a code or a title. */
function subjectMatter(resource: Resource): string | undefined {
  const device = objectsOf(resource.deviceName)
    .map(({ name }) => lineOf(name))
    .find((text) => text !== undefined);
  const coded = [resource.medicationCodeableConcept, resource.vaccineCode, resource.type, resource.description].map(conceptTexts);
  return device ?? coded.find((text) => text !== undefined);
}

function roleName(role: Resource, context: ResourceContext): string | undefined {
  const person = plainName(role.practitioner, context);
  return joinTexts([person ?? conceptText(role.code), plainName(role.organization, context)], ', ');
}

/** The name, as `referenceName`, but a role does not look into another role: references may go round in a circle. */
function plainName(reference: unknown, context: ResourceContext): string | undefined {
  const display = lineOf(objectOf(reference)?.display);
  if (display !== undefined) return display;
  const resource = context.resolve(reference);
  return resource === undefined || resource.resourceType === 'PractitionerRole' ? undefined : resourceName(resource, context);
}
