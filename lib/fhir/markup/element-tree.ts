/** Element of a CDA document. Namespaces are resolved: `name` is the local name in `urn:hl7-org:v3`. */
export interface Element {
  /** `observation`; `sdtc:raceCode` for HL7's extensions; `prefix:name` for any other namespace. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** The element's own attribute: names come from outside, and may be those of a prototype. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  if (element === undefined || !Object.hasOwn(element.attributes, name)) return undefined;
  const value = element.attributes[name]?.trim();
  return value === '' ? undefined : value;
}

export function childNamed(element: Element | undefined, name: string): Element | undefined {
  if (element !== undefined && element.children.length > many) return byName(element).get(name)?.[0];
  return element?.children.find((part): part is Element => typeof part !== 'string' && part.name === name);
}

export function childrenNamed(element: Element | undefined, name: string): readonly Element[] {
  if (element !== undefined && element.children.length > many) return byName(element).get(name) ?? [];
  return childElements(element).filter((part) => part.name === name);
}

/** From so many children on an element is indexed: each of its parts asks it for the same few, and thousands may ask. */
const many = 32;
const indexes = new WeakMap<Element, ReadonlyMap<string, readonly Element[]>>();

function byName(element: Element): ReadonlyMap<string, readonly Element[]> {
  const index = indexes.get(element) ?? Map.groupBy(childElements(element), ({ name }) => name);
  indexes.set(element, index);
  return index;
}

export function childElements(element: Element | undefined): readonly Element[] {
  return element === undefined ? [] : element.children.filter((part) => typeof part !== 'string');
}

/** The element at the end of a path, always the first of its name. */
export function elementAtPath(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce((match: Element | undefined, name) => childNamed(match, name), element);
}

/** All text within, as written. */
export function textContent(element: Element | string | undefined): string {
  if (element === undefined) return '';
  if (typeof element === 'string') return element;
  return element.children.map(textContent).join('');
}

/** Looks at all elements within, the element itself first, in document order, until `look` finds what it wants. */
export function findWithin<T>(element: Element, look: (part: Element) => T | undefined): T | undefined {
  const match = look(element);
  if (match !== undefined) return match;
  for (const node of element.children) {
    const inner = typeof node === 'string' ? undefined : findWithin(node, look);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
