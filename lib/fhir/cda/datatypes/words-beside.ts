import { type JsonObject, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ChosenName } from './written-name.ts';

/** Extensions of our own on a concept while a document is read; no resource leaves with them (`lift-words.ts`). */
const contradictingUrl = 'urn:x-tributary:contradicting-words';
const furtherUrl = 'urn:x-tributary:further-words';

export type WordsBeside = Pick<ChosenName, 'contradicting' | 'further'>;

/** R4 extensions that carry the words beside a concept's name; empty when there are none. */
export function wordsBeside({ contradicting, further }: WordsBeside): readonly JsonObject[] {
  const extension = (url: string) => (valueString: string) => ({ url, valueString });
  return [...contradicting.map(extension(contradictingUrl)), ...further.map(extension(furtherUrl))];
}

/** The words beside a concept's name. */
export function besideIn(concept: JsonObject | undefined): WordsBeside {
  const valuesOf = (url: string): readonly string[] =>
    objectsOf(concept?.extension).flatMap((extension) =>
      extension.url === url && typeof extension.valueString === 'string' ? [extension.valueString] : [],
    );
  return { contradicting: valuesOf(contradictingUrl), further: valuesOf(furtherUrl) };
}

/** Tells whether a list of extensions has one of these. */
export function hasWordsBeside(extension: unknown): boolean {
  return objectsOf(extension).some(({ url }) => url === contradictingUrl || url === furtherUrl);
}

/** The concept without them. */
export function withoutWordsBeside(concept: JsonObject): JsonObject {
  const { extension, ...rest } = concept;
  const otherExtensions = objectsOf(extension).filter(({ url }) => url !== contradictingUrl && url !== furtherUrl);
  return otherExtensions.length === 0 ? rest : { ...rest, extension: otherExtensions };
}
