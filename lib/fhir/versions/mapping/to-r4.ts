import { type Resource, ownField, resourceOf } from '#/lib/fhir/resource/json.ts';
import { type MappingChange, combineChanges } from './change.ts';

/** Differences of one version from R4: a table to be read next to the specification's own list of changes. */
export interface VersionDifferences {
  /** Types with another name in R4. */
  readonly types: Readonly<Record<string, string>>;
  /** Changes by the version's own type names. */
  readonly changes: Readonly<Record<string, readonly MappingChange[]>>;
}

/**
 * Makes the mapping of a table. Remembers each mapped resource for as long as the resource lives: the subject check, the
 * description and every entry that refers to it ask for it.
 */
export function buildR4Mapping({ types, changes }: VersionDifferences): (resource: Resource) => Resource {
  const byType = new Map(Object.entries(changes).map(([type, list]) => [type, combineChanges(...list)] as const));
  const names = new Map(Object.entries(types));
  const remembered = new WeakMap<Resource, Resource>();
  const mapOne = (resource: Resource): Resource => {
    const changed = byType.get(resource.resourceType)?.(resource) ?? resource;
    const resourceType = names.get(resource.resourceType) ?? resource.resourceType;
    return resourceType === resource.resourceType && changed === resource ? resource : { ...changed, resourceType };
  };
  return (resource) => {
    const rememberedResource = remembered.get(resource);
    if (rememberedResource !== undefined) return rememberedResource;
    const changed = mapOne(resource);
    const contained = ownField(resource, 'contained');
    // Contained resources contain none (FHIR R4 §2.1.11.1): anything deeper is left as it came.
    const mapped = Array.isArray(contained) ? { ...changed, contained: contained.map((value) => mapContained(value, mapOne)) } : changed;
    remembered.set(resource, mapped);
    return mapped;
  };
}

function mapContained(value: unknown, map: (resource: Resource) => Resource): unknown {
  const resource = resourceOf(value);
  return resource === undefined ? value : map(resource);
}
