import { isResourceId, longestResourceId } from '#/lib/record/model/resource-reference.ts';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { type JsonObject, type Resource, listOf, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';

/**
 * Makes each ended allergy, which travels inside its List, a resource of the answer, with the List pointing to it: it is
 * then checked, described and counted like any other. An id within a List means nothing outside it, so the List's id is
 * put before it, where there is one.
 */
export function withContained(entries: readonly BundleEntry[]): readonly BundleEntry[] {
  return entries.flatMap((entry, position) => {
    const list = resourceOf(entry.resource);
    if (list?.resourceType !== 'List' || list.contained === undefined) return [entry];
    const prefix = typeof list.id === 'string' ? list.id : `list${position}`;
    const held = objectsOf(list.contained).flatMap((resource, index) => standing(resource, list, `${prefix}.${index + 1}`));
    const otherResources = listOf(list.contained).filter((resource) => resourceOf(resource)?.resourceType !== 'AllergyIntolerance');
    return [{ ...entry, resource: pointing(list, held, otherResources) }, ...held.map(({ resource }) => ({ resource }))];
  });
}

interface Held {
  /** Reference by which the List names it. */
  readonly within: string;
  readonly reference: string;
  readonly resource: Resource;
}

function standing(value: JsonObject, list: Resource, fallback: string): readonly Held[] {
  const resource = resourceOf(value);
  if (resource?.resourceType !== 'AllergyIntolerance') return [];
  const own = typeof resource.id === 'string' ? resource.id.replace(/^#/, '') : '';
  const id = joinedId(list.id, isResourceId(own) ? own : fallback.slice(0, longestResourceId));
  const ended = { ...resource, id, patient: resource.patient ?? list.subject, clinicalStatus: endedStatus(resource) };
  return [{ within: `#${own}`, reference: `AllergyIntolerance/${id}`, resource: ended }];
}

/** Joins the List's id and the item's. A long id is unique everywhere and stays as it is. */
function joinedId(list: unknown, id: string): string {
  return id.length >= 16 || typeof list !== 'string' ? id : `${list}.${id}`.slice(0, longestResourceId);
}

/** The source's own status counts, even against its List; without one, standing in this List means that it has ended. */
const endedStatus = ({ clinicalStatus }: Resource): unknown => clinicalStatus ?? 'resolved';

function pointing(list: Resource, held: readonly Held[], otherResources: readonly unknown[]): Resource {
  const items = objectsOf(list.entry);
  const texts = items.map(({ item }) => objectOf(item)?.reference);
  const place = (text: unknown): Held | undefined => held.find(({ within }) => within === text);
  const named = items.map((entry, index) => {
    const allergy = place(texts[index]);
    return allergy ? { ...entry, item: { ...objectOf(entry.item), reference: allergy.reference } } : entry;
  });
  const unnamed = held.filter(({ within }) => !texts.includes(within));
  const added = unnamed.map(({ reference }) => ({ item: { reference } }));
  return { ...list, contained: otherResources, entry: [...named, ...added] };
}
