import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { objectOf, referenceOf, resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { typeAndIdOf } from '#/lib/record/model/resource-reference.ts';

/** Resource of an answer, with the name under which others point to it. */
export interface IndexedResource {
  readonly entry: BundleEntry;
  readonly resource: Resource;
  /** `Type/id`, or another name that is unique in the answer. */
  readonly key: string;
}

export interface ResourceIndex {
  readonly all: readonly IndexedResource[];
  /** Finds a resource by a Reference or its text; the first, where the same came twice. */
  readonly find: (reference: unknown) => IndexedResource | undefined;
}

export function indexResources(entries: readonly BundleEntry[]): ResourceIndex {
  const all = entries.flatMap((entry, position): IndexedResource[] => {
    const resource = resourceOf(entry.resource);
    if (resource === undefined) return [];
    return [{ entry, resource, key: referenceOf(resource) ?? entry.fullUrl ?? `${resource.resourceType}/~${position}` }];
  });
  const named = new Map<string, IndexedResource>();
  for (const indexed of all)
    for (const name of [indexed.key, indexed.entry.fullUrl]) if (name !== undefined && !named.has(name)) named.set(name, indexed);
  return {
    all,
    find: (reference) => {
      const text = typeof reference === 'string' ? reference : objectOf(reference)?.reference;
      if (typeof text !== 'string') return undefined;
      return named.get(text) ?? named.get(typeAndIdOf(text) ?? '');
    },
  };
}
