import { type JsonObject, type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { wordKey } from '#/lib/fhir/kind-parts/identity.ts';

/** Extensions for the side of the body: mCODE's laterality qualifier, and others' by that name. */
const ofSide = /laterality/i;
/** Elements that hold a site of the body. */
const sites = ['bodySite', 'site'];

/**
 * Puts the side that stands in an extension into the words of the site, "Radius (left)", or of the code where there is no site: a
 * fracture without its side is another fracture. The extension stays a fact.
 */
export function withSides(resource: Resource): Resource {
  if (resource.extension === undefined && !sites.some((element) => resource[element] !== undefined) && !hasExtension(resource.code))
    return resource;
  let changed = resource;
  for (const element of sites) changed = withSideIn(changed, element);
  const side = sideIn(resource);
  const held = sites.find(
    (element) => conceptText(Array.isArray(resource[element]) ? resource[element][0] : resource[element]) !== undefined,
  );
  if (side !== undefined) changed = withSideIn(changed, held ?? 'code', side);
  return hasExtension(resource.code) ? withSideIn(changed, 'code') : changed;
}

function hasExtension(value: unknown): boolean {
  return objectOf(value)?.extension !== undefined;
}

function withSideIn<Holder extends Resource>(resource: Holder, element: string, sentSide?: string): Holder {
  const value = resource[element];
  if (typeof value !== 'object' || value === null) return resource;
  const sided = (part: unknown): unknown => {
    const concept = objectOf(part);
    const side = sentSide ?? (concept && sideIn(concept));
    return concept === undefined || side === undefined ? part : withSide(concept, side);
  };
  return { ...resource, [element]: Array.isArray(value) ? value.map(sided) : sided(value) };
}

function withSide(concept: JsonObject, side: string): JsonObject {
  const text = conceptOf(concept)?.text;
  if (text === undefined || ` ${wordKey(text)} `.includes(` ${wordKey(side)} `)) return concept;
  return { ...concept, text: `${text} (${side.charAt(0).toLowerCase()}${side.slice(1)})` };
}

function sideIn({ extension }: JsonObject): string | undefined {
  const stated = objectsOf(extension).find(({ url }) => ofSide.test(lineOf(url)?.split('/').at(-1) ?? ''));
  const value = stated && Object.entries(stated).find(([key]) => key.startsWith('value'))?.[1];
  return value === undefined ? undefined : (conceptText(value) ?? lineOf(value));
}
