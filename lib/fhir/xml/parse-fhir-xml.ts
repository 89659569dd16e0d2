import type { Version } from '#/lib/fhir/resource/version.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import { elementsIn } from './elements-in.ts';
import type { ElementShape } from './shape.ts';
import { shapesIn, type ElementShapes } from './shapes.ts';

/**
 * FHIR XML to what `parseFhir` makes of the same resource in JSON (FHIR R4 §2.6.1 and §2.6.2). What repeats and what
 * is a number only the version's definitions know; an element that they do not know is kept as it came, a list where
 * it came more than once. Throws SyntaxError with what was wrong and where.
 */
export function parseFhirXml(text: string, version: Version['label']): unknown {
  const slices = parseFhirXmlInSlices(text, version, { elements: Infinity, refused: () => undefined });
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** The most elements of one resource, or of what an answer holds beside them, and what stands in place of one that has more. */
export interface XmlResourceLimit {
  readonly elements: number;
  readonly refused: (begun: BegunResource) => unknown;
}

/** Beginning of a resource that is not made: its labels too, by which policy may keep it back. */
interface BegunResource {
  readonly resourceType: string;
  readonly id: unknown;
  readonly meta?: unknown;
}

/** Parses as `parseFhirXml` does, and stops after each slice, and each entry of a Bundle. Throws RangeError for a root beyond the limit. */
export function* parseFhirXmlInSlices(text: string, version: Version['label'], limit: XmlResourceLimit): Generator<void, unknown> {
  const root = yield* readXml(text);
  if (!isResource(root)) throw new SyntaxError(`<${root.name}> is no FHIR resource`);
  const shapes = shapesIn(version);
  const [entries = [], rest = []] = root.name === 'Bundle' ? partition(root.children, ({ name }) => name === 'entry') : [[], root.children];
  const whole = { ...root, children: rest };
  if (elementsIn(whole, limit.elements) > limit.elements) throw new RangeError('one resource of too many elements');
  const resource = resourceFrom(whole, shapes);
  if (entries.length === 0) return resource;
  const shape = shapes.shapeOf('Bundle', 'entry');
  const madeEntries: unknown[] = [];
  for (const entry of entries) {
    const isBeyond = elementsIn(entry, limit.elements) > limit.elements;
    madeEntries.push(isBeyond ? { resource: limit.refused(begunIn(entry, shapes, limit)) } : partOf(entry, shape, shapes).value);
    yield;
  }
  return { ...resource, entry: madeEntries };
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): readonly (readonly Item[])[] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** Type, id and `meta` of an entry's resource; no `meta` that is itself too large. */
function begunIn({ children }: XmlElement, shapes: ElementShapes, { elements }: XmlResourceLimit): BegunResource {
  const resource = children.find(({ name }) => name === 'resource')?.children[0];
  const part = (wanted: string): XmlElement | undefined => resource?.children.find(({ name }) => name === wanted);
  const meta = part('meta');
  const begun = { resourceType: resource?.name ?? '', id: part('id')?.value };
  if (meta === undefined || elementsIn(meta, elements) > elements) return begun;
  return { ...begun, meta: partOf(meta, shapes.shapeOf(begun.resourceType, 'meta'), shapes).value };
}

/** Elements begin with a small letter, resources with a capital: so also those within another. */
function isResource({ name }: XmlElement): boolean {
  const first = name.charCodeAt(0);
  return first >= 65 && first <= 90;
}

/** Members of an object being built; their names are no prototype's, for the scanner refuses `__proto__`. */
type Members = Record<string, unknown>;

function resourceFrom(element: XmlElement, shapes: ElementShapes): object {
  const { name, value } = element;
  return addMembers(value === undefined ? { resourceType: name } : { resourceType: name, value }, element, name, shapes);
}

function addMembers(members: Members, { attributes, children }: XmlElement, type: string | undefined, shapes: ElementShapes): object {
  for (let at = 0; at < attributes.length; at += 2) members[attributes[at] ?? ''] = attributes[at + 1];
  const ordered = areApart(children) ? [...Map.groupBy(children, ({ name }) => name).values()].flat() : children;
  for (let at = 0, end = 0; at < ordered.length; at = end) {
    end = runEnd(ordered, at);
    const first = ordered[at];
    if (first === undefined) continue;
    const shape = shapes.shapeOf(type, first.name);
    if (end === at + 1 && !shape.repeats && isPlain(first)) members[first.name] = primitiveFrom(first.value, shape);
    else addMember(members, ordered.slice(at, end), shape, shapes);
  }
  return members;
}

/** From so many names on they are grouped by a map: what is compared one by one must stay few. */
const many = 24;

/** Elements of one name stand together, as FHIR orders them; where they do not, they must be brought together. */
function areApart(children: readonly XmlElement[]): boolean {
  if (children.length < 3) return false;
  const seen: string[] = [];
  for (let at = 0; at < children.length; at = runEnd(children, at)) {
    const name = children[at]?.name ?? '';
    if (seen.length === many || seen.includes(name)) return true;
    seen.push(name);
  }
  return false;
}

function runEnd(children: readonly XmlElement[], from: number): number {
  const name = children[from]?.name;
  let end = from + 1;
  while (end < children.length && children[end]?.name === name) end += 1;
  return end;
}

/** Elements of one name. */
function addMember(members: Members, namesakes: readonly XmlElement[], shape: ElementShape, shapes: ElementShapes): void {
  const [first, second] = namesakes;
  if (first === undefined) return;
  if (second !== undefined || shape.repeats || first.children.some(isResource)) {
    addList(members, first.name, namesakes, shape, shapes);
    return;
  }
  const { value, about } = partOf(first, shape, shapes);
  if (value !== undefined) members[first.name] = value;
  if (about !== undefined) members[`_${first.name}`] = about;
}

/** Nothing but its value: so are most. */
function isPlain(element: XmlElement): element is XmlElement & { readonly value: string } {
  return element.value !== undefined && element.attributes.length === 0 && element.children.length === 0;
}

function addList(members: Members, name: string, namesakes: readonly XmlElement[], shape: ElementShape, shapes: ElementShapes): void {
  if (namesakes.some(({ children }) => children.some(isResource))) {
    addListed(
      members,
      name,
      namesakes.flatMap(({ children }) => children.map((child) => resourceFrom(child, shapes))),
      shape,
    );
    return;
  }
  const parts = namesakes.map((element) => partOf(element, shape, shapes));
  addListed(
    members,
    name,
    parts.map(({ value }) => value),
    shape,
  );
  addListed(
    members,
    `_${name}`,
    parts.map(({ about }) => about),
    shape,
  );
}

/** Lists stand beside each other, `null` where one has nothing at the other's place (FHIR R4 §2.6.2.1). */
function addListed(members: Members, key: string, values: readonly unknown[], { repeats }: ElementShape): void {
  if (values.every((value) => value === undefined)) return;
  members[key] = repeats || values.length > 1 ? values.map((value) => value ?? null) : values[0];
}

/** In JSON what is said about a primitive stands beside it, under an underscore. */
interface Part {
  readonly value?: unknown;
  readonly about?: object;
}

function partOf(element: XmlElement, shape: ElementShape, shapes: ElementShapes): Part {
  const { value: text, attributes, children, markup } = element;
  if (markup !== undefined) return { value: markup };
  if (!isPrimitive(element, shape)) {
    const members = text === undefined ? {} : { value: text };
    return { value: addMembers(members, element, shape.type, shapes) };
  }
  const value = text === undefined ? undefined : primitiveFrom(text, shape);
  if (attributes.length === 0 && children.length === 0) return { value };
  return { value, about: addMembers({}, element, 'Element', shapes) };
}

/** Tells whether an element is a primitive: by what came first, then by the table, as a source may write what its version does not define. */
function isPrimitive({ value: text, children }: XmlElement, { value }: ElementShape): boolean {
  return (text !== undefined || value !== 'complex') && children.every(({ name }) => name === 'extension');
}

const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Value of a primitive; text that is not written as its type demands stays text. */
function primitiveFrom(text: string, { value }: ElementShape): unknown {
  if (value === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (value !== 'number' || !numberText.test(text)) return text;
  const parsed = parseFhir(`[${text}]`);
  return Array.isArray(parsed) ? parsed[0] : text;
}
