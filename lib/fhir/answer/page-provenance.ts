import type { BundleEntry } from './bundle.ts';
import { type Resource, listOf, objectOf, resourceOf } from '#/lib/fhir/resource/json.ts';

/** Provenances of one page, by `Type/id` of what they are about; empty where none was asked for. */
export function provenanceOnPage(
  entries: readonly BundleEntry[],
  nameOf: (reference: string) => string | undefined,
): ReadonlyMap<string, readonly Resource[]> {
  const byTarget = new Map<string, Resource[]>();
  for (const entry of entries) {
    const resource = resourceOf(entry.resource);
    if (resource?.resourceType !== 'Provenance') continue;
    for (const target of listOf(resource.target)) {
      const text = objectOf(target)?.reference;
      const name = typeof text === 'string' ? (nameOf(text) ?? text) : undefined;
      if (name !== undefined) byTarget.set(name, [...(byTarget.get(name) ?? []), resource]);
    }
  }
  return byTarget;
}
