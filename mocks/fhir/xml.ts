import { XMLBuilder } from 'fast-xml-parser';

/** An XML element as fast-xml-parser's ordered trees have it: its name with its children, and `:@` with its attributes. */
export type XmlElement = Readonly<Record<string, unknown>>;

/** Texts become text nodes; lists are flattened, so that a part that is left out is an empty list. */
export type XmlContent = string | XmlElement | readonly XmlContent[];

export function xmlElement(name: string, attributes: Readonly<Record<string, string>> = {}, ...content: readonly XmlContent[]): XmlElement {
  return { [name]: nodesOf(content), ':@': attributes };
}

function nodesOf(content: XmlContent): readonly XmlElement[] {
  if (typeof content === 'string') return [{ '#text': content }];
  return isList(content) ? content.flatMap(nodesOf) : [content];
}

const isList = (content: XmlContent): content is readonly XmlContent[] => Array.isArray(content);

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** Writes one element as XML, every text and attribute escaped. */
export const xmlOf = (root: XmlElement): string => builder.build([root]);

/** Writes one element as a whole document. */
export const xmlDocument = (root: XmlElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf(root)}`;
