import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { type JsonObject, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';

const narrativeLink = 'http://hl7.org/fhir/StructureDefinition/narrativeLink';

/**
 * Which part of the document's text says what a resource says (narrativeLink, as summaries use it): the ID in its address.
 * It is no fact of the patient's, so the resource is shown without it.
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
