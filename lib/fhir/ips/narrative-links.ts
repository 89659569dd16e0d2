import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { type JsonObject, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';

const narrativeLink = 'http://hl7.org/fhir/StructureDefinition/narrativeLink';

/**
 * Takes out each resource's link to the part of the document's text that says the same (narrativeLink, as summaries use
 * it), and returns the ID in its address. The link is no fact of the patient's.
 */
export function withoutLinks(sentEntries: readonly BundleEntry[]): {
  readonly entries: readonly BundleEntry[];
  readonly links: ReadonlyMap<number, string>;
} {
  const links = new Map<number, string>();
  const entries = sentEntries.map((entry, at) => {
    const resource = resourceOf(entry.resource);
    const link =
      resource === undefined
        ? undefined
        : objectsOf(resource.extension)
            .map(idOf)
            .find((id) => id !== undefined);
    if (resource === undefined || link === undefined) return entry;
    links.set(at, link);
    const { extension, ...otherElements } = resource;
    const left = objectsOf(extension).filter((item) => idOf(item) === undefined);
    return { ...entry, resource: left.length === 0 ? otherElements : { ...otherElements, extension: left } };
  });
  return { entries, links };
}

function idOf({ url, valueUrl, valueUri }: JsonObject): string | undefined {
  const address = valueUrl ?? valueUri;
  if (url !== narrativeLink || typeof address !== 'string') return undefined;
  const id = address.slice(address.lastIndexOf('#') + 1);
  return address.includes('#') && id !== '' ? id : undefined;
}
