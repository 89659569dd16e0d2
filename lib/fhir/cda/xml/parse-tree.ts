import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { objectOf } from '#/lib/fhir/json.ts';
import { decodeReferences } from './character-references.ts';
import type { Element } from './tree.ts';

/** Bounds of what is read at all: larger documents are refused, never cut (H27). */
export const bounds = { characters: 48_000_000, depth: 100, elements: 1_000_000 } as const;

export type Parsed = { readonly ok: true; readonly root: Element } | { readonly ok: false; readonly why: string };

/** XML text to a tree. Refuses, with the reason in words, whatever is not well-formed, declares anything, or is too large. */
export function parseTree(xml: string): Parsed {
  if (xml.length > bounds.characters) return refused('it is larger than this viewer reads');
  const start = xml.startsWith('\uFEFF') ? xml.slice(1) : xml;
  try {
    const problem = problemOf(start);
    if (problem !== undefined) return refused(problem);
    const roots = nodesOf(parser().parse(start), new Map([['', hl7]])).filter((node) => typeof node !== 'string');
    const [root] = roots;
    return root === undefined || roots.length > 1 ? refused('it does not have exactly one outermost element') : { ok: true, root };
  } catch (error) {
    return refused(error instanceof Refusal ? error.message : reasonOf(error));
  }
}

function refused(why: string): Parsed {
  return { ok: false, why };
}

class Refusal extends Error {}

/** The parser counts levels itself, and says no more than this when there are too many. */
function reasonOf(error: unknown): string {
  const deep = error instanceof Error && error.message.startsWith('Maximum nested tags');
  return deep ? 'its elements stand too deep within each other' : 'it is not well-formed XML';
}

/** The parser itself does not compare closing tags with opening ones: a document whose parts may have moved is not read. */
function problemOf(xml: string): string | undefined {
  if (/^[^<]*<!DOCTYPE/i.test(xml) || /\?>\s*<!DOCTYPE/i.test(xml)) return declared;
  const valid = XMLValidator.validate(xml);
  if (valid === true) return undefined;
  const { line, col } = valid.err;
  const column = Number.isInteger(col) ? `, column ${col}` : '';
  return `it is not well-formed XML (line ${line}${column})`;
}

const declared = 'it declares a document type or entities, which this viewer does not follow';

/** Made for each document: it counts, and the count is the document's own. */
function parser(): XMLParser {
  let seen = 0;
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: false,
    jPath: false,
    ignorePiTags: true,
    ignoreDeclaration: true,
    maxNestedTags: bounds.depth,
    // Nothing but the character references of XML itself is ever expanded: no entity can be declared (CDA R2 §1.3 has none).
    entityDecoder: {
      setExternalEntities: () => undefined,
      addInputEntities: () => {
        throw new Refusal(declared);
      },
      reset: () => undefined,
      decode: decodeReferences,
      setXmlVersion: () => undefined,
    },
    updateTag: (name) => {
      seen += 1;
      if (seen > bounds.elements) throw new Refusal('it has more elements than this viewer reads');
      return name;
    },
  });
}

const hl7 = 'urn:hl7-org:v3';
const extensions = 'urn:hl7-org:sdtc';
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

/** Namespace prefixes in scope. */
type Scope = ReadonlyMap<string, string>;

function nodesOf(value: unknown, scope: Scope): readonly (Element | string)[] {
  return Array.isArray(value) ? value.map((node) => nodeOf(node, scope)).filter((node) => node !== undefined) : [];
}

function nodeOf(value: unknown, scope: Scope): Element | string | undefined {
  const node = objectOf(value);
  if (node === undefined) return undefined;
  for (const key in node) {
    if (key === '#text') return String(node[key]);
    if (key === ':@') continue;
    const sent = objectOf(node[':@']);
    const inner = sent === undefined ? scope : within(sent, scope);
    return { name: nameOf(key, inner), attributes: attributesOf(sent, inner), children: nodesOf(node[key], inner) };
  }
  return undefined;
}

function within(attributes: Readonly<Record<string, unknown>>, scope: Scope): Scope {
  let inner: Map<string, string> | undefined;
  for (const key in attributes) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue;
    inner ??= new Map(scope);
    inner.set(key.slice(6), String(attributes[key]));
  }
  return inner ?? scope;
}

function nameOf(sent: string, scope: Scope): string {
  const colon = sent.indexOf(':');
  const space = scope.get(colon === -1 ? '' : sent.slice(0, colon));
  const local = sent.slice(colon + 1);
  // A document that declares no namespace, or another one for everything, is still read: its names say what it is.
  if (colon === -1 || space === hl7) return local;
  return space === extensions || sent.startsWith('sdtc:') ? `sdtc:${local}` : sent;
}

const none: Readonly<Record<string, string>> = {};

function attributesOf(sent: Readonly<Record<string, unknown>> | undefined, scope: Scope): Readonly<Record<string, string>> {
  if (sent === undefined) return none;
  const attributes: Record<string, string> = {};
  for (const key in sent) {
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
    const colon = key.indexOf(':');
    const typed = colon !== -1 && (key === 'xsi:type' || (key.endsWith(':type') && scope.get(key.slice(0, colon)) === instance));
    attributes[typed ? 'xsi:type' : key] = String(sent[key]);
  }
  return attributes;
}
