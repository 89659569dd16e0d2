import { XmlError } from './xml-error.ts';
import { nameEnd, spaceEnd } from './xml-names.ts';

/** What stands in a text, told in its order; all places are in the text that was given. */
export interface XmlHandler {
  /** `attributes`: names and values by turns, as written; the list is filled anew for each element. `end`: behind the start tag. */
  readonly open: (name: string, attributes: readonly string[], end: number) => void;
  /** `start`: where the end tag begins; for an empty element, behind its only tag. */
  readonly close: (start: number) => void;
  /** `literal`: nothing in it is a reference (CDATA). */
  readonly text: (start: number, end: number, literal: boolean) => void;
}

export interface XmlBounds {
  readonly depth: number;
  readonly elements: number;
}

/** How far a text is read. */
interface Scan extends XmlHandler {
  readonly source: string;
  readonly bounds: XmlBounds;
  /** Names of the elements that are not closed yet. */
  readonly opened: string[];
  readonly attributes: string[];
  /** Few names, many elements: each name is one string. */
  readonly names: Map<string, string>;
  at: number;
  seen: number;
  /** Next place of an ampersand, or beyond the end. */
  ampersand: number;
}

/** XML 1.0 §2.11: what a parser makes of line ends, whoever wrote them. */
export function withLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

/**
 * Reads a document of XML 1.0 once, from its beginning to its end: well-formed in its tags, their attributes and their
 * order, with one root, or an XmlError. A document type is refused where it begins, so no entity is ever declared, and no
 * reference is followed: what stands between tags is told as it was written.
 */
export function scanXml(source: string, bounds: XmlBounds, { open, close, text }: XmlHandler): void {
  const scan: Scan = { source, bounds, open, close, text, opened: [], attributes: [], names: new Map(), at: 0, seen: 0, ampersand: -1 };
  while (scan.at < source.length) step(scan);
  const unclosed = scan.opened.at(-1);
  if (unclosed !== undefined) throw failure(scan, `Unclosed tag '${unclosed}'`, source.length);
  if (scan.seen === 0) throw new XmlError('not-well-formed', 'Start tag expected', source);
}

const slash = 47;
const exclamation = 33;
const question = 63;
const greater = 62;
const equals = 61;

function failure({ source }: Scan, what: string, at: number): XmlError {
  return new XmlError('not-well-formed', what, source, at);
}

/** What stands up to the next tag, and that tag. */
function step(scan: Scan): void {
  const { source, at } = scan;
  const next = source.indexOf('<', at);
  const end = next === -1 ? source.length : next;
  if (end > at) between(scan, at, end);
  scan.at = end;
  if (next === -1) return;
  const code = source.charCodeAt(next + 1);
  if (code === slash) endTag(scan, next);
  else if (code === exclamation) declaration(scan, next);
  else if (code === question) passOver(scan, next + 2, '?>');
  else startTag(scan, next);
}

function between(scan: Scan, start: number, end: number): void {
  if (scan.opened.length === 0) {
    const odd = spaceEnd(scan.source, start);
    if (odd < end) throw failure(scan, `char '${scan.source.charAt(odd)}' is not expected.`, odd);
    return;
  }
  if (scan.ampersand < start) scan.ampersand = placeOf(scan.source, '&', start);
  if (scan.ampersand < end) checkReferences(scan, start, end);
  scan.text(start, end, false);
}

const placeOf = (source: string, what: string, from: number): number => {
  const at = source.indexOf(what, from);
  return at === -1 ? source.length : at;
};

/** XML 1.0 §4.1: an ampersand begins a reference. One that nobody declared stays as it is written. */
function checkReferences(scan: Scan, start: number, end: number): void {
  const wrong = /&(?!(?:#\d+|#x[\da-fA-F]+|[A-Za-z_:\u00C0-\uFFFD][\w.:\u00B7-\uFFFD-]*);)/.exec(scan.source.slice(start, end));
  if (wrong) throw failure(scan, "char '&' is not expected.", start + wrong.index);
}

function startTag(scan: Scan, start: number): void {
  const { source, opened, bounds } = scan;
  const end = nameEnd(source, start + 1);
  const name = nameOf(scan, start + 1, end);
  if (name === '' || name === '__proto__') throw failure(scan, `Tag '${name}' is an invalid name.`, start);
  if (opened.length === 0 && scan.seen > 0) throw failure(scan, 'XML with more than one root', start);
  scan.seen += 1;
  if (scan.seen > bounds.elements) throw new XmlError('too-many-elements', `XML of more than ${bounds.elements} elements`, source, start);
  let at = attributesFrom(scan, end);
  const empty = source.charCodeAt(at) === slash;
  if (empty) at += 1;
  if (source.charCodeAt(at) !== greater) throw failure(scan, `Closing '>' of tag '${name}' is expected`, at);
  scan.at = at + 1;
  scan.open(name, scan.attributes, scan.at);
  if (empty) scan.close(scan.at);
  else if (opened.push(name) > bounds.depth)
    throw new XmlError('too-deep', `More than ${bounds.depth} tags nested within each other`, source, start);
}

function nameOf({ source, names }: Scan, start: number, end: number): string {
  const written = source.slice(start, end);
  const known = names.get(written);
  if (known === undefined) names.set(written, written);
  return known ?? written;
}

/** Reads attributes into the list; where they end. */
function attributesFrom(scan: Scan, from: number): number {
  const { source, attributes } = scan;
  attributes.length = 0;
  let at = spaceEnd(source, from);
  for (let before = from; at > before;) {
    const end = nameEnd(source, at);
    if (end === at) return at;
    const name = nameOf(scan, at, end);
    const quoteAt = spaceEnd(source, spaceEnd(source, end) + 1);
    const quote = source.charAt(quoteAt);
    if (source.charCodeAt(spaceEnd(source, end)) !== equals || (quote !== '"' && quote !== "'"))
      throw failure(scan, `attribute '${name}' has no value in quotes`, at);
    const close = source.indexOf(quote, quoteAt + 1);
    const value = source.slice(quoteAt + 1, close);
    if (close === -1 || value.includes('<')) throw failure(scan, `attribute '${name}' is not closed`, at);
    if (attributes.length === 2 * mostAttributes) throw failure(scan, `More than ${mostAttributes} attributes`, at);
    if (name === '__proto__' || isNamed(attributes, name)) throw failure(scan, `Attribute '${name}' is repeated or invalid`, at);
    attributes.push(name, value);
    before = close + 1;
    at = spaceEnd(source, before);
  }
  return at;
}

/** Each is compared with those before it. */
const mostAttributes = 100;

function isNamed(attributes: readonly string[], name: string): boolean {
  for (let at = 0; at < attributes.length; at += 2) if (attributes[at] === name) return true;
  return false;
}

function endTag(scan: Scan, start: number): void {
  const { source, opened } = scan;
  const end = nameEnd(source, start + 2);
  const name = source.slice(start + 2, end);
  const close = spaceEnd(source, end);
  if (source.charCodeAt(close) !== greater) throw failure(scan, `Closing tag '${name}' is not closed`, start);
  const expected = opened.pop();
  if (expected === undefined) throw failure(scan, `Closing tag '${name}' has not been opened.`, start);
  if (expected !== name) throw failure(scan, `Expected closing tag '${expected}' instead of '${name}'`, start);
  scan.at = close + 1;
  scan.close(start);
}

/** Comments are passed over; CDATA is text (XML 1.0 §2.5, §2.7). All else declares something. */
function declaration(scan: Scan, start: number): void {
  const { source } = scan;
  if (source.startsWith('--', start + 2)) return passOver(scan, start + 4, '-->');
  if (!source.startsWith('[CDATA[', start + 2)) throw new XmlError('declares', 'XML with a DOCTYPE is not read', source, start);
  if (scan.opened.length === 0) throw failure(scan, "char '<' is not expected.", start);
  passOver(scan, start + 9, ']]>');
  scan.text(start + 9, scan.at - 3, true);
}

/** Comments, the XML declaration, and whatever else is meant for programs. */
function passOver(scan: Scan, from: number, mark: string): void {
  const end = scan.source.indexOf(mark, from);
  if (end === -1) throw failure(scan, `'${mark}' is expected`, from);
  scan.at = end + mark.length;
}
