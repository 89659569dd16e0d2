import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import { formatReference, parseReference, typeAndIdOf } from '#/lib/record/model/resource-reference.ts';
import { type Resource, listOf, objectOf, referenceOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { textOf } from './text.ts';

/** The resource being read, with the means to resolve its references. */
export interface ResourceContext {
  readonly source: string;
  readonly resource: Resource;
  /** The resource that a Reference points to: contained, or at hand from the same source. */
  readonly resolve: (reference: unknown) => Resource | undefined;
  /** `Type/id` of the resource of the same source that a reference's text names. */
  readonly nameOf: (reference: string) => string | undefined;
}

export function resourceContextOf(
  resource: Resource,
  source: string,
  lookup: (reference: string) => Resource | undefined,
  nameOf: ResourceContext['nameOf'] = typeAndIdOf,
): ResourceContext {
  return {
    source,
    resource,
    nameOf,
    resolve: (reference) => {
      const text = textOf(objectOf(reference)?.reference);
      if (text === undefined) return undefined;
      const target = parseReference(text);
      if (target?.kind === 'contained') return containedOf(resource, target.id);
      return resourceOf(
        lookup(text) ?? (target?.kind === 'literal' ? lookup(formatReference({ ...target, version: undefined })) : undefined),
      );
    },
  };
}

/** The entry that a Reference points to; contained resources are no entries. */
export function entryIdOf(reference: unknown, context: ResourceContext): EntryId | undefined {
  const text = textOf(objectOf(reference)?.reference);
  if (text === undefined || text.startsWith('#')) return undefined;
  const target = context.nameOf(text) ?? referenceOf(context.resolve(reference));
  return target === undefined ? undefined : `${context.source}|${target}`;
}

/** The entries that references point to, in order, each once. */
export function entryIdsOf(references: unknown, context: ResourceContext): readonly EntryId[] {
  if (references === undefined) return [];
  const ids = new Set<EntryId>();
  for (const reference of listOf(references)) {
    const id = entryIdOf(reference, context);
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}

/** Contained resources by id, the first of each: a resource may contain thousands, and refer to all of them. */
const containedById = new WeakMap<Resource, ReadonlyMap<unknown, Resource>>();

function containedOf(resource: Resource, id: string): Resource | undefined {
  const byId = containedById.get(resource) ?? indexOfContained(resource);
  containedById.set(resource, byId);
  return byId.get(id);
}

function indexOfContained({ contained }: Resource): ReadonlyMap<unknown, Resource> {
  const byId = new Map<unknown, Resource>();
  for (const inner of listOf(contained)) {
    const named = resourceOf(inner);
    const id = typeof named?.id === 'string' ? named.id.replace(/^#/, '') : undefined;
    if (named !== undefined && id !== undefined && !byId.has(id)) byId.set(id, named);
  }
  return byId;
}
