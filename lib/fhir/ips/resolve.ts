import { typeAndIdOf } from '#/lib/record/model/resource-reference.ts';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { objectOf, referenceOf, resourceOf } from '#/lib/fhir/resource/json.ts';

/** Position of the entry that a Reference points to, in a Bundle. */
export type ReferenceResolver = (reference: unknown) => number | undefined;

/** Resolves by `fullUrl`, else by type and id, where one entry alone has them (FHIR R4 §3.1.1.1.5, resolving references in Bundles). */
export function resolverOf(entries: readonly BundleEntry[]): ReferenceResolver {
  const byUrl = new Map<string, number>();
  const byName = new Map<string, number | undefined>();
  for (const [at, { fullUrl, resource }] of entries.entries()) {
    const name = referenceOf(resourceOf(resource));
    if (fullUrl !== undefined && !byUrl.has(fullUrl)) byUrl.set(fullUrl, at);
    if (name === undefined) continue;
    byName.set(name, byName.has(name) ? undefined : at);
  }
  return (reference) => {
    const text = objectOf(reference)?.reference;
    if (typeof text !== 'string') return undefined;
    return byUrl.get(text) ?? byName.get(typeAndIdOf(text) ?? '');
  };
}
