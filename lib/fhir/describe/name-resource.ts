import { type JsonObject, type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { type SentName, emptyWords, readName } from '#/lib/fhir/absence/empty-name.ts';
import { labelOf } from '#/lib/fhir/kind-parts/label.ts';
import { type Naming, namings } from './namings.ts';
import { writtenNameOf } from './narrative-name.ts';
import { nameWithheld, nothingKnown, sentInPlace } from './words.ts';

export interface NamedResource {
  readonly resource: Resource;
  /** The title, where the resource only says that nothing is known: it is neither yes nor no (H13). */
  readonly nothingKnown?: string;
}

type Resolve = ResourceContext['resolve'];

/** Elements of any type that name it, or a part of it. */
const common = ['code', 'type'];

/**
 * Gives a resource the next best name where its own names nothing: a code of why there is no code, "Unknown", or none at all. The
 * words in place of a name become a fact. `typeName`: "Allergy".
 */
export function nameResource(resource: Resource, typeName: string, resolve: Resolve): NamedResource {
  const naming = namings.get(resource.resourceType);
  const elements = naming === undefined ? common : [naming.element, ...(naming.parts ?? [])];
  let cleaned = resource;
  for (const element of elements) cleaned = withoutEmpty(cleaned, element.split('.'));
  if (naming?.namedByTarget !== undefined) cleaned = withoutEmptyDisplay(cleaned, naming.namedByTarget);
  if (naming === undefined || isNamed(cleaned, naming, resolve)) return { resource: cleaned };
  return withNextBest(cleaned, naming, readName(resource[naming.element]), typeName);
}

function isNamed(resource: Resource, { element, alsoNamedBy = [], namedByTarget }: Naming, resolve: Resolve): boolean {
  if (conceptTexts(resource[element]) !== undefined) return true;
  const target = namedByTarget === undefined ? undefined : resolve(resource[namedByTarget]);
  return (
    alsoNamedBy.some((path) => valuesAt(resource, path.split('.')).some(isNaming)) ||
    conceptTexts(target?.code) !== undefined ||
    target?.ingredient !== undefined
  );
}

/** Tells whether a value that was sent is more than "Unknown". */
function isNaming(value: unknown): boolean {
  const text = lineOf(value);
  return isSaid(value) && (text === undefined || emptyWords(text) === undefined);
}

function isSaid(value: unknown): boolean {
  return typeof value === 'boolean' || conceptTexts(value) !== undefined || objectOf(value) !== undefined;
}

function withNextBest(resource: Resource, naming: Naming, sentName: SentName, typeName: string): NamedResource {
  const { element, nextBest = [], claims } = naming;
  const written = writtenNameOf(resource, naming.isNamedByNote === true);
  const names = nextBest.filter(({ rank }) => rank === 'names').map(({ path, words }) => wordsAt(resource, path, words));
  const descriptions = nextBest.filter(({ rank }) => rank === 'describes').map(({ path, words }) => wordsAt(resource, path, words));
  const name = [...names, written.words, ...descriptions].find((words) => words !== undefined);
  if (name !== undefined) return { resource: { ...resource, [element]: { text: name } } };
  if (sentName.empty === 'withheld') return { resource: { ...resource, [element]: { text: nameWithheld(typeName) } } };
  const isClaimed = claims === undefined || claims.some((path) => valuesAt(resource, path.split('.')).some(isSaid));
  if (isClaimed || (sentName.empty !== 'no-information' && !written.denies)) return { resource };
  const text = nothingKnown(typeName, sentName.leftOut[0] ?? 'Not known');
  return { resource: { ...resource, [element]: { text } }, nothingKnown: text };
}

function wordsAt(resource: Resource, path: string, words: (text: string) => string): string | undefined {
  const texts = valuesAt(resource, path.split('.')).map((value) => conceptTexts(value) ?? lineOf(value));
  const text = texts.find((candidate) => candidate !== undefined && readName({ text: candidate }).empty === undefined);
  return text && words(text);
}

/** Values at a path of element names, through lists. */
function valuesAt(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (name === undefined) return value === undefined || value === null ? [] : [value];
  const [, extension] = /^extension\((.+)\)$/.exec(name) ?? [];
  return objectsOf(value).flatMap((object) =>
    (extension === undefined ? listOf(object[name]) : extensionsOf(object, extension)).flatMap((part) => valuesAt(part, rest)),
  );
}

function extensionsOf(object: JsonObject, name: string): readonly JsonObject[] {
  return objectsOf(object.extension).filter(({ url }) => typeof url === 'string' && url.replace(/-\d+$/, '').endsWith(name));
}

/** Takes out of a reference a display that names nothing, and keeps it as a fact; an unnamed reference is named by its type. */
function withoutEmptyDisplay(resource: Resource, key: string): Resource {
  const { display, ...reference } = objectOf(resource[key]) ?? {};
  const text = lineOf(display);
  if (text === undefined || emptyWords(text) !== 'unnamed') return resource;
  const fact = { url: sentInPlace(labelOf(key)), valueString: text };
  return { ...resource, [key]: reference, extension: [...objectsOf(resource.extension), fact] };
}

/** Takes out of a concept, or of each in a list, what names nothing, and keeps it as a fact. */
function withoutEmpty(resource: Resource, path: readonly string[]): Resource {
  const leftOut: string[] = [];
  const changed = cleanedAt(resource, path, leftOut);
  if (leftOut.length === 0) return resource;
  const fact = { url: sentInPlace(labelOf(path.join(' '))), valueString: [...new Set(leftOut)].join(', ') };
  return { ...changed, resourceType: resource.resourceType, extension: [...objectsOf(resource.extension), fact] };
}

function cleanedAt(object: JsonObject, [name = '', ...rest]: readonly string[], leftOut: string[]): JsonObject {
  const value = object[name];
  if (typeof value !== 'object' || value === null) return object;
  const clean = (part: unknown): unknown => {
    if (rest.length > 0) return objectOf(part) === undefined ? part : cleanedAt(objectOf(part) ?? {}, rest, leftOut);
    const name = readName(part);
    leftOut.push(...name.leftOut);
    return name.leftOut.length === 0 ? part : name.concept;
  };
  const before = leftOut.length;
  const parts = Array.isArray(value) ? value.map(clean).filter((part) => part !== undefined) : clean(value);
  return leftOut.length === before ? object : { ...object, [name]: parts };
}
