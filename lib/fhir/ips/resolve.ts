import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { objectOf, resourceOf } from '#/lib/fhir/resource/json.ts';

/** Position of the entry that a Reference points to, in a Bundle. */
export type Resolve = (reference: unknown) => number | undefined;

const literal = /(?:^|\/)([A-Z][A-Za-z]{1,63}\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/\s]+)?$/;

/** By `fullUrl`, else by type and id, where one entry alone has them (FHIR R4 §3.1.1.1.5, resolving references in Bundles). */
export function resolverOf(entries: readonly BundleEntry[]): Resolve {
  const byUrl = new Map<string, number>();
  const byName = new Map<string, number | undefined>();
  for (const [at, { fullUrl, resource }] of entries.entries()) {
    const named = resourceOf(resource);
    if (fullUrl !== undefined && !byUrl.has(fullUrl)) byUrl.set(fullUrl, at);
    if (typeof named?.id !== 'string') continue;
    const name = `${named.resourceType}/${named.id}`;
    byName.set(name, byName.has(name) ? undefined : at);
  }
  return (reference) => {
    const text = objectOf(reference)?.reference;
    if (typeof text !== 'string') return undefined;
    return byUrl.get(text) ?? byName.get(literal.exec(text)?.[1] ?? '');
  };
}
