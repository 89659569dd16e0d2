import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { objectOf } from '#/lib/fhir/json.ts';
import { decodeEntities } from '#/lib/fhir/datatypes/entities.ts';

/** One element of an XML document, its name without a namespace prefix. */
export interface XmlElement {
  readonly name: string;
  /** As written, references to characters replaced; no namespace declarations. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The markup of an XHTML `div`, untouched. */
  readonly markup?: string;
}

const deepest = 100;
const mostElements = 1_000_000;
const mostCharacters = 32_000_000;

/** A node of the parser's: one key, the element's name, and `:@` where it has attributes. */
type ParsedNode = Readonly<Record<string, unknown>>;

/**
 * The root of an XML document from an untrusted server. No DOCTYPE, so no entities but the five of XML and numbers;
 * depth and elements bounded. Throws SyntaxError with what was wrong and where.
 */
export function readXml(text: string): XmlElement {
  const body = withoutPrefixes(text.replace(/^\uFEFF/, ''));
  if (body.length > mostCharacters) throw new SyntaxError(`XML of more than ${mostCharacters} characters`);
  if (/<!DOCTYPE/i.test(body)) throw new SyntaxError('XML with a DOCTYPE is not read');
  const [root, ...more] = childrenOf(parsed(body), '');
  if (root === undefined || more.length > 0) throw new SyntaxError(`XML with ${root === undefined ? 'no' : 'more than one'} root`);
  return root;
}

/** `f:Patient` is `Patient`: in FHIR a prefix never tells two elements apart. In well-formed XML `<` stands before names only. */
function withoutPrefixes(text: string): string {
  return /<[\w.-]+:(?:[A-Z]|div[\s>])/.test(text) ? text.replaceAll(/<(\/?)[\w.-]+:/g, '<$1') : text;
}

function parsed(body: string): unknown {
  let left = mostElements;
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    stopNodes: ['..div'],
    jPath: false,
    maxNestedTags: deepest,
    onDangerousProperty: (name) => name,
    updateTag: (name) => {
      left -= 1;
      if (left < 0) throw new SyntaxError(`XML of more than ${mostElements} elements`);
      return name;
    },
  });
  try {
    // The parser takes what was cut off or closed in another order for whole: the validator does not.
    const valid = XMLValidator.validate(body);
    if (valid !== true) throw new SyntaxError(`${valid.err.msg} (line ${valid.err.line})`);
    return parser.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    throw new SyntaxError(error instanceof Error ? error.message : 'XML that cannot be read', { cause: error });
  }
}

function childrenOf(nodes: unknown, path: string): readonly XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return (nodes as readonly ParsedNode[]).flatMap((node) => elementsOf(node, path));
}

function elementsOf(node: ParsedNode, path: string): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  for (const name in node) {
    const content = node[name];
    if (name === '#text') refuseText(content, path);
    else if (name !== ':@') elements.push(elementOf(name, content, node[':@'], `${path}.${name}`));
  }
  return elements;
}

function refuseText(content: unknown, path: string): void {
  if (typeof content === 'string' && /\S/.test(content)) throw new SyntaxError(`text where FHIR has none, in ${path.slice(1)}`);
}

function elementOf(name: string, content: unknown, attributes: unknown, path: string): XmlElement {
  if (name !== 'div') return { name, attributes: attributesOf(attributes, isNamespace), children: childrenOf(content, path) };
  return {
    name,
    attributes: none,
    children: [],
    markup: markupOf(
      content,
      attributesOf(attributes, () => false),
    ),
  };
}

const none: ReadonlyMap<string, string> = new Map();

const isNamespace = (name: string): boolean => name === 'xmlns' || name.includes(':');

function attributesOf(value: unknown, isLeftOut: (name: string) => boolean): ReadonlyMap<string, string> {
  const written = objectOf(value);
  if (written === undefined) return none;
  const attributes = new Map<string, string>();
  for (const name in written) if (!isLeftOut(name)) attributes.set(name, decoded(String(written[name])));
  return attributes;
}

/** The five of XML 1.0 §4.6, and characters by number (§4.1); any other name stays as it was written. */
function decoded(text: string): string {
  return text.includes('&') ? text.replaceAll(/&(?:#x[0-9a-fA-F]+|#\d+|amp|lt|gt|quot|apos);/g, decodeEntities) : text;
}

function markupOf(content: unknown, attributes: ReadonlyMap<string, string>): string {
  const [first] = Array.isArray(content) ? (content as readonly ParsedNode[]) : [];
  const within = typeof first?.['#text'] === 'string' ? first['#text'] : '';
  const written = [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return `<div${written}>${within}</div>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
