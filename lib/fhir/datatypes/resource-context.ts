import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import { type Resource, listOf, objectOf, own, resourceOf } from '#/lib/fhir/resource/json.ts';
import { literalOf } from '#/lib/fhir/resource/references-in.ts';
import { textOf } from './text.ts';

/** One resource being read, with what its references can be resolved by. */
export interface Reading {
  readonly source: string;
  readonly resource: Resource;
  /** The resource that a Reference points to: contained, or at hand from the same source. */
  readonly resolve: (reference: unknown) => Resource | undefined;
}

export function readingOf(resource: Resource, source: string, lookup: (reference: string) => Resource | undefined): Reading {
  return {
    source,
    resource,
    resolve: (reference) => {
      const text = textOf(objectOf(reference)?.reference);
      if (text === undefined) return undefined;
      return text.startsWith('#')
        ? containedOf(resource, text.slice(1))
        : resourceOf(lookup(text) ?? lookup(text.replace(/\/_history\/[^/]+$/, '')));
    },
  };
}

/** `Type/id` of a resource, when it has a usable id. */
export function referenceOf(resource: Resource): string | undefined {
  const id = own(resource, 'id');
  return typeof id === 'string' && /^[^\s/|]{1,128}$/.test(id) ? `${resource.resourceType}/${id}` : undefined;
}

/** The entry that a Reference points to; contained resources are no entries. */
export function entryIdOf(reference: unknown, reading: Reading): EntryId | undefined {
  const text = textOf(objectOf(reference)?.reference);
  if (text === undefined || text.startsWith('#')) return undefined;
  const match = literalOf(text);
  const resolved = match === undefined ? reading.resolve(reference) : undefined;
  const target = match ?? (resolved && referenceOf(resolved));
  return target === undefined ? undefined : `${reading.source}|${target}`;
}

/** The entries that references point to, in order, each once. */
export function entryIdsOf(references: unknown, reading: Reading): readonly EntryId[] {
  if (references === undefined) return [];
  const ids = new Set<EntryId>();
  for (const reference of listOf(references)) {
    const id = entryIdOf(reference, reading);
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}

function containedOf(resource: Resource, id: string): Resource | undefined {
  return listOf(resource.contained)
    .map(resourceOf)
    .find((contained) => contained?.id === id || contained?.id === `#${id}`);
}
