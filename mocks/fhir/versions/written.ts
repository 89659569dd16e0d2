/** A resource as JSON, which a converter reads and writes. */
export type JsonResource = Readonly<Record<string, unknown>>;

/** Turns an R4 type into another version's: its type there, and its elements. */
export type ResourceWriter = (resource: JsonResource) => JsonResource;

export const firstValue = (value: unknown): unknown => (Array.isArray(value) ? (value[0] as unknown) : value);

export const listOfValues = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

export const objectIn = (value: unknown): JsonResource =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonResource) : {};

/** The first code of a concept. */
export const codeOf = (concept: unknown): unknown => objectIn(firstValue(objectIn(concept)['coding']))['code'];

/** Texts of notes, one below the other: versions that had a single comment had no more. */
export const commentOf = (notes: unknown): string | undefined => {
  const texts = listOfValues(notes).map((note) => objectIn(note)['text']);
  return texts.length === 0 ? undefined : texts.join('\n');
};

/** The resource without some elements, with others, and nothing that is not there. */
export function rewriteResource(resource: JsonResource, leaveOut: string, more: JsonResource = {}): JsonResource {
  const leftOut = new Set(leaveOut.split(' '));
  const keptEntries = Object.entries(resource).filter(([key]) => !leftOut.has(key));
  return Object.fromEntries([...keptEntries, ...Object.entries(more)].filter(([, value]) => value !== undefined));
}

/** States "do not" by a modifier where a version has no element for it, as its specification asks (extensibility.html#modifierExtension). */
export function doNotModifier(resource: JsonResource): JsonResource {
  const modifier = { url: 'https://county.example/fhir/StructureDefinition/do-not-perform', valueBoolean: true };
  return resource['doNotPerform'] === true ? { modifierExtension: [...listOfValues(resource['modifierExtension']), modifier] } : {};
}
