import { SaxesParser } from 'saxes';
import { decodeEntities } from './entities.ts';
import { xmlFaults } from './words.ts';
import { XmlError } from './xml-error.ts';

/** Receives the parts of a text in order; all places are in the text as given. References are characters already. */
export interface XmlHandler {
  /** `attributes`: names and values by turns; the list is filled anew for each element. `end`: behind the start tag. */
  readonly open: (name: string, attributes: readonly string[], end: number) => void;
  /** `start`: where the end tag begins; for an empty element, behind its only tag. */
  readonly close: (start: number) => void;
  readonly text: (text: string) => void;
}

export interface XmlBounds {
  readonly depth: number;
  readonly elements: number;
  /** Attributes of all elements together; absent: as many as there are. */
  readonly attributes?: number;
}

/** XML 1.0 §2.11: what a parser makes of line ends, whoever wrote them. A declaration may follow a mark or an empty line, as some write. */
export function asXml(text: string): string {
  const begun = text.replace(/^\uFEFF?\s*/, '');
  return begun.includes('\r') ? begun.replaceAll(/\r\n?/g, '\n') : begun;
}

/**
 * Reads a document of XML 1.0 once: well-formed, or an XmlError with the place. A document type is refused, so no entity is
 * ever declared, and none is followed. `source`: as `asXml` gives it.
 */
export function scanXml(source: string, bounds: XmlBounds, handler: XmlHandler): void {
  for (const _ of scanXmlInSlices(source, bounds, handler));
}

/** Characters read between two stops of `scanXmlInSlices`. */
const sliceLength = 64_000;

/** Reads as `scanXml` does, and stops after each slice, so that the caller of a long document can let others go on. */
export function* scanXmlInSlices(source: string, bounds: XmlBounds, handler: XmlHandler): Generator<void, void> {
  const parser = new SaxesParser();
  let [depth, elements, attributeCount] = [0, 0, 0];
  const attributes: string[] = [];
  const refuse = (kind: XmlError['kind'], message: string): never => {
    throw new XmlError(kind, message, source, parser.position);
  };
  parser.ENTITIES = entities;
  parser.on('error', ({ message }) => {
    if (message.endsWith('doctype declaration.')) refuse('declares', xmlFaults.documentType);
    if (!isHarmless(message, source, parser.position)) refuse('not-well-formed', message.replace(/^\d+:\d+: /, ''));
  });
  parser.on('doctype', () => refuse('declares', xmlFaults.documentType));
  parser.on('attribute', ({ name, value }) => {
    if (name === '__proto__') refuse('not-well-formed', xmlFaults.attributeName);
    attributeCount += 1;
    if (attributeCount > (bounds.attributes ?? Infinity)) refuse('too-many-elements', xmlFaults.tooManyAttributes);
    attributes.push(name, value);
  });
  parser.on('opentag', ({ name }) => {
    elements += 1;
    depth += 1;
    if (name === '__proto__') refuse('not-well-formed', xmlFaults.tagName);
    if (elements > bounds.elements) refuse('too-many-elements', xmlFaults.tooManyElements(bounds.elements));
    if (depth > bounds.depth) refuse('too-deep', xmlFaults.tooDeep(bounds.depth));
    handler.open(name, attributes, parser.position);
    attributes.length = 0;
  });
  parser.on('closetag', ({ isSelfClosing }) => {
    depth -= 1;
    handler.close(isSelfClosing ? parser.position : source.lastIndexOf('</', parser.position - 1));
  });
  // Around the root there may be white space, which is nobody's.
  const addText = (text: string): void => (depth > 0 ? handler.text(text) : undefined);
  parser.on('text', addText);
  parser.on('cdata', addText);
  for (let at = 0; at < source.length; at += sliceLength) {
    parser.write(source.slice(at, at + sliceLength));
    yield;
  }
  parser.close();
}

/**
 * Faults that cannot move a part of a document are read on: a name that nobody knows (`&bogus;`) and a number that is no character
 * stay as they were written, and so does a control character within a text. The messages are saxes' own.
 */
function isHarmless(message: string, source: string, position: number): boolean {
  if (message.endsWith('malformed character entity.')) return true;
  return message.endsWith('disallowed character.') && source.charAt(position - 1) !== '<';
}

/**
 * Character of a name: the five of XML 1.0 §4.6, and HTML's, which letters and narratives use though nobody declared them. Any
 * other name stays as it was written.
 */
const entities = new Proxy<Record<string, string>>(
  {},
  {
    get: (_, name) => {
      if (typeof name !== 'string' || !/^[\p{L}_:][\p{L}\p{N}_:.-]*$/u.test(name)) return undefined;
      return decodeEntities(`&${name};`);
    },
  },
);
