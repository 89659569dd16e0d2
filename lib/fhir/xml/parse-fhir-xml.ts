import type { Version } from '#/lib/fhir/version.ts';
import { parseFhir } from '#/lib/fhir/parse.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import type { Shape } from './shape.ts';
import { shapesIn, type Shapes } from './shapes.ts';

/**
 * FHIR XML to what `parseFhir` makes of the same resource in JSON (FHIR R4 §2.6.1 and §2.6.2). What repeats and what
 * is a number only the version's definitions know; an element that they do not know is kept as it came, a list where
 * it came more than once. Throws SyntaxError with what was wrong and where.
 */
export function parseFhirXml(text: string, version: Version['label']): unknown {
  const root = readXml(text);
  if (!isResource(root)) throw new SyntaxError(`<${root.name}> is no FHIR resource`);
  return resourceFrom(root, shapesIn(version));
}

/** Elements begin with a small letter, resources with a capital: so also those within another. */
function isResource({ name }: XmlElement): boolean {
  return /^[A-Z]/.test(name);
}

function resourceFrom(element: XmlElement, shapes: Shapes): object {
  return Object.fromEntries([['resourceType', element.name], ...membersOf(element, element.name, shapes)]);
}

type Member = readonly [key: string, value: unknown];

function membersOf({ attributes, children }: XmlElement, type: string | undefined, shapes: Shapes): readonly Member[] {
  const byName = Map.groupBy(children, ({ name }) => name);
  return [...attributes, ...[...byName].flatMap(([name, same]) => memberOf(name, same, shapes.shapeOf(type, name), shapes))];
}

function memberOf(name: string, same: readonly XmlElement[], shape: Shape, shapes: Shapes): readonly Member[] {
  if (same.some(({ children }) => children.some(isResource))) return listed(name, same.flatMap(resourcesWithin(shapes)), shape);
  const parts = same.map((element) => partOf(element, shape, shapes));
  return [
    ...listed(
      name,
      parts.map(({ value }) => value),
      shape,
    ),
    ...listed(
      `_${name}`,
      parts.map(({ about }) => about),
      shape,
    ),
  ];
}

const resourcesWithin =
  (shapes: Shapes) =>
  ({ children }: XmlElement): readonly unknown[] =>
    children.map((child) => resourceFrom(child, shapes));

/** Lists stand beside each other, `null` where one has nothing at the other's place (FHIR R4 §2.6.2.1). */
function listed(key: string, values: readonly unknown[], { repeats }: Shape): readonly Member[] {
  if (values.every((value) => value === undefined)) return [];
  return [[key, repeats || values.length > 1 ? values.map((value) => value ?? null) : values[0]]];
}

/** In JSON what is said about a primitive stands beside it, under an underscore. */
interface Part {
  readonly value?: unknown;
  readonly about?: object;
}

function partOf(element: XmlElement, shape: Shape, shapes: Shapes): Part {
  if (element.markup !== undefined) return { value: element.markup };
  if (!isPrimitive(element, shape)) return { value: Object.fromEntries(membersOf(element, shape.type, shapes)) };
  const { attributes, children } = element;
  const value = attributes.get('value');
  const rest = new Map([...attributes].filter(([name]) => name !== 'value'));
  const about =
    rest.size > 0 || children.length > 0 ? Object.fromEntries(membersOf({ ...element, attributes: rest }, 'Element', shapes)) : undefined;
  return { value: value === undefined ? undefined : primitiveFrom(value, shape), about };
}

/** By what came first, then by the table: a source may write what its version does not define. */
function isPrimitive({ attributes, children }: XmlElement, { value }: Shape): boolean {
  return children.every(({ name }) => name === 'extension') && (attributes.has('value') || value !== 'complex');
}

const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What is not written as its type demands stays the text that it is. */
function primitiveFrom(text: string, { value }: Shape): unknown {
  if (value === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (value !== 'number' || !numberText.test(text)) return text;
  const parsed = parseFhir(`[${text}]`);
  return Array.isArray(parsed) ? parsed[0] : text;
}
