import { asXml, scanXmlInSlices } from '#/lib/fhir/markup/scan-xml.ts';

/** Element of an XML document, its name without a namespace prefix. */
export interface XmlElement {
  readonly name: string;
  /** The `value` attribute, which is all that most elements have. */
  readonly value: string | undefined;
  /** Other attributes, names and values by turns; no namespace declarations. References to characters are replaced in all. */
  readonly attributes: readonly string[];
  readonly children: readonly XmlElement[];
  /** The markup of an XHTML `div`, untouched. */
  readonly markup: string | undefined;
}

const bounds = { depth: 100, elements: 1_000_000 } as const;
export const mostCharacters = 32_000_000;

/**
 * The root of an XML document from an untrusted server. No DOCTYPE, so no entities but the five of XML and numbers;
 * depth and elements bounded; stops after each slice. Throws SyntaxError with what was wrong and where.
 */
export function* readXml(text: string): Generator<void, XmlElement> {
  const source = asXml(text);
  if (source.length > mostCharacters) throw new SyntaxError(`XML of more than ${mostCharacters} characters`);
  const building: Building = { source, open: [], roots: [], within: 0, markupFrom: 0, prefix: '' };
  yield* scanXmlInSlices(source, bounds, {
    open: (name, attributes, end) => open(building, name, attributes, end),
    close: (start) => close(building, start),
    text: (within) => refuseText(building, within),
  });
  const [root] = building.roots;
  if (root === undefined) throw new SyntaxError('XML with no root');
  return root;
}

/** A tree on its way. */
interface Building {
  readonly source: string;
  readonly open: MadeElement[];
  readonly roots: MadeElement[];
  /** Elements open within a `div`, itself among them; nothing is made of them. */
  within: number;
  markupFrom: number;
  /** Prefix of the `div`: `h:`. */
  prefix: string;
}

interface MadeElement extends XmlElement {
  children: XmlElement[];
  markup: string | undefined;
}

/** Shared by elements without any: most have no children, and no attribute beside their value. */
const childless: XmlElement[] = [];
const none: readonly string[] = [];

/** `f:Patient` is `Patient`: in FHIR a prefix never tells two elements apart. */
function open(building: Building, name: string, attributes: readonly string[], end: number): void {
  if (building.within > 0) {
    building.within += 1;
    return;
  }
  const local = name.includes(':') ? name.slice(name.lastIndexOf(':') + 1) : name;
  const isMarkup = local === 'div';
  const element = isMarkup ? markupElement(attributes) : elementOf(local, attributes);
  const parent = building.open.at(-1);
  if (parent === undefined) building.roots.push(element);
  else if (parent.children === childless) parent.children = [element];
  else parent.children.push(element);
  building.open.push(element);
  if (!isMarkup) return;
  building.within = 1;
  building.markupFrom = end;
  building.prefix = name.slice(0, -local.length);
}

function elementOf(name: string, rawAttributes: readonly string[]): MadeElement {
  let value: string | undefined;
  let attributes: string[] | undefined;
  for (let at = 0; at < rawAttributes.length; at += 2) {
    const named = rawAttributes[at] ?? '';
    const text = rawAttributes[at + 1] ?? '';
    if (named === 'value') value = text;
    else if (named !== 'xmlns' && !named.includes(':')) (attributes ??= []).push(named, text);
  }
  return { name, value, attributes: attributes ?? none, children: childless, markup: undefined };
}

/** Start tag of markup, until its end is known. */
function markupElement(rawAttributes: readonly string[]): MadeElement {
  let tag = '<div';
  for (let at = 0; at < rawAttributes.length; at += 2) tag += ` ${rawAttributes[at]}="${escaped(rawAttributes[at + 1] ?? '')}"`;
  return { name: 'div', value: undefined, attributes: none, children: childless, markup: `${tag}>` };
}

function close(building: Building, start: number): void {
  if (building.within > 1) {
    building.within -= 1;
    return;
  }
  const element = building.open.pop();
  if (building.within === 0 || element === undefined) return;
  building.within = 0;
  const { source, markupFrom, prefix } = building;
  const rawAttributes = source.slice(markupFrom, start);
  const within = prefix === '' ? rawAttributes : rawAttributes.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</');
  element.markup = `${element.markup}${within}</div>`;
}

function refuseText({ open: around, within }: Building, text: string): void {
  if (within === 0 && text.trim() !== '') throw new SyntaxError(`text where FHIR has none, in ${around.map(({ name }) => name).join('.')}`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
