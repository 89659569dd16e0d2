import { XmlError } from './xml-error.ts';
import { asXml, scanXml } from './scan-xml.ts';
import type { Element } from './element-tree.ts';
import { xmlRefusals } from './words.ts';

/** Bounds of what is read at all: larger documents are refused, never cut (H27). */
export const treeBounds = { characters: 48_000_000, depth: 100, elements: 500_000, attributes: 1_000_000 } as const;

export type TreeParseResult = { readonly ok: true; readonly root: Element } | { readonly ok: false; readonly why: string };

/** XML text to a tree. Refuses, with the reason in words, whatever is not well-formed, declares anything, or is too large. */
export function parseTree(xml: string): TreeParseResult {
  if (xml.length > treeBounds.characters) return refused(xmlRefusals.tooLarge);
  const building: Building = { open: [{ children: [], scope: outermost }] };
  try {
    scanXml(asXml(xml), treeBounds, {
      open: (name, attributes) => open(building, name, attributes),
      close: () => void building.open.pop(),
      text: (text) => addText(building, text),
    });
  } catch (error) {
    if (error instanceof XmlError) return refused(reasonOf(error));
    throw error;
  }
  const [root] = building.open[0]?.children ?? [];
  return root === undefined || typeof root === 'string' ? refused(xmlRefusals.withoutRoot) : { ok: true, root };
}

function refused(why: string): TreeParseResult {
  return { ok: false, why };
}

function reasonOf({ kind, line, column }: XmlError): string {
  switch (kind) {
    case 'declares':
      return xmlRefusals.declares;
    case 'too-deep':
      return xmlRefusals.tooDeep;
    case 'too-many-elements':
      return xmlRefusals.tooManyElements;
    case 'not-well-formed':
      return xmlRefusals.damaged(line, column);
  }
}

const hl7 = 'urn:hl7-org:v3';
const extensions = 'urn:hl7-org:sdtc';
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

/** Namespace prefixes that an element declares, within those around it: copied, a thousand of them would cost every element. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly around?: Scope;
}

const outermost: Scope = { declared: new Map([['', hl7]]) };

function spaceOf(prefix: string, scope: Scope): string | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.around) {
    const space = at.declared.get(prefix);
    if (space !== undefined) return space;
  }
  return undefined;
}

/** The elements that are open, outermost first; before them what holds the root. */
interface Building {
  readonly open: { readonly children: (Element | string)[]; readonly scope: Scope }[];
}

function open({ open: around }: Building, rawName: string, attributes: readonly string[]): void {
  const parent = around.at(-1);
  const scope = within(attributes, parent?.scope ?? outermost);
  const children: (Element | string)[] = [];
  parent?.children.push({ name: nameOf(rawName, scope), attributes: attributesOf(attributes, scope), children });
  around.push({ children, scope });
}

/** Joins text that a comment or CDATA section parts. */
function addText({ open: around }: Building, text: string): void {
  const children = around.at(-1)?.children;
  const last = children?.at(-1);
  if (typeof last === 'string') children?.splice(-1, 1, last + text);
  else children?.push(text);
}

const isDeclaration = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:');

function within(attributes: readonly string[], scope: Scope): Scope {
  let declared: Map<string, string> | undefined;
  for (let at = 0; at < attributes.length; at += 2) {
    const name = attributes[at] ?? '';
    if (!isDeclaration(name)) continue;
    declared ??= new Map();
    declared.set(name.slice(6), attributes[at + 1] ?? '');
  }
  return declared ? { declared, around: scope } : scope;
}

function nameOf(rawName: string, scope: Scope): string {
  const colon = rawName.indexOf(':');
  const space = spaceOf(colon === -1 ? '' : rawName.slice(0, colon), scope);
  const local = rawName.slice(colon + 1);
  // A document that declares no namespace, or another one for everything, is still read: its names say what it is.
  if (colon === -1 || space === hl7) return local;
  return space === extensions || rawName.startsWith('sdtc:') ? `sdtc:${local}` : rawName;
}

const none: Readonly<Record<string, string>> = {};

/** Their names are no prototype's: the scanner refuses `__proto__`. */
function attributesOf(rawAttributes: readonly string[], scope: Scope): Readonly<Record<string, string>> {
  if (rawAttributes.length === 0) return none;
  const attributes: Record<string, string> = {};
  for (let at = 0; at < rawAttributes.length; at += 2) {
    const name = rawAttributes[at] ?? '';
    if (isDeclaration(name)) continue;
    const colon = name.indexOf(':');
    const typed = colon !== -1 && (name === 'xsi:type' || (name.endsWith(':type') && spaceOf(name.slice(0, colon), scope) === instance));
    attributes[typed ? 'xsi:type' : name] = rawAttributes[at + 1] ?? '';
  }
  return attributes;
}
