import { type Token, type TreeAdapter, type TreeAdapterTypeMap, html } from 'parse5';

/** A node while parse5 builds the tree: siblings are linked, as moving thousands of nodes in an array takes minutes. */
export interface HtmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text of a text node. */
  text?: string;
  parent?: HtmlNode | undefined;
  first?: HtmlNode | undefined;
  last?: HtmlNode | undefined;
  previous?: HtmlNode | undefined;
  next?: HtmlNode | undefined;
}

type N = HtmlNode;
export type HtmlNodes = TreeAdapterTypeMap<N, N, N, N, N, N, N, N, N, N>;

/** Attributes that say something of the content to a reader; nothing of the rest is carried. */
const readAttributes = new Set(['id', 'alt', 'href', 'src', 'colspan', 'rowspan', 'style', 'class', 'value', 'type', 'checked']);

const noAttributes: Readonly<Record<string, string>> = {};

function attributesOf(attributes: readonly Token.Attribute[]): Readonly<Record<string, string>> {
  const read = attributes.filter(({ name }) => readAttributes.has(name));
  return read.length === 0 ? noAttributes : Object.fromEntries(read.map(({ name, value }) => [name, value]));
}

const textName = '#text';
const makeNode = (name: string): N => ({ name, attributes: noAttributes });

function insert(parent: N, node: N, before?: N): void {
  const previous = before === undefined ? parent.last : before.previous;
  Object.assign(node, { parent, previous, next: before });
  if (previous === undefined) parent.first = node;
  else previous.next = node;
  if (before === undefined) parent.last = node;
  else before.previous = node;
}

function detach(node: N): void {
  const { parent, previous, next } = node;
  if (parent === undefined) return;
  if (previous === undefined) parent.first = next;
  else previous.next = next;
  if (next === undefined) parent.last = previous;
  else next.previous = previous;
  Object.assign(node, { parent: undefined, previous: undefined, next: undefined });
}

function insertText(parent: N, text: string, before?: N): void {
  const neighbour = before === undefined ? parent.last : before.previous;
  if (neighbour?.text === undefined) insert(parent, { ...makeNode(textName), text }, before);
  else neighbour.text += text;
}

const ignore = (): void => undefined;

/** How parse5 builds our nodes; comments and document types leave no trace. */
export const htmlNodes: TreeAdapter<HtmlNodes> = {
  createDocument: () => makeNode('html'),
  createDocumentFragment: () => makeNode('html'),
  createElement: (name, _, attributes) => ({ name, attributes: attributesOf(attributes) }),
  createCommentNode: () => makeNode('#comment'),
  createTextNode: (text) => ({ ...makeNode(textName), text }),
  appendChild: (parent, node) => insert(parent, node),
  insertBefore: insert,
  insertText: (parent, text) => insertText(parent, text),
  insertTextBefore: insertText,
  detachNode: detach,
  adoptAttributes: ignore,
  setTemplateContent: ignore,
  getTemplateContent: (template) => template,
  setDocumentType: ignore,
  setDocumentMode: ignore,
  getDocumentMode: () => html.DOCUMENT_MODE.NO_QUIRKS,
  getFirstChild: ({ first }) => first ?? null,
  getChildNodes: (node) => [...childNodes(node)],
  getParentNode: ({ parent }) => parent ?? null,
  getAttrList: ({ attributes }) => Object.entries(attributes).map(([name, value]) => ({ name, value })),
  getTagName: ({ name }) => name,
  getNamespaceURI: () => html.NS.HTML,
  getTextNodeContent: ({ text = '' }) => text,
  getCommentNodeContent: () => '',
  getDocumentTypeNodeName: () => '',
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  isTextNode: (node): node is N => node.text !== undefined,
  isCommentNode: (node): node is N => node.name === '#comment',
  isDocumentTypeNode: (node): node is N => node.name === '#doctype',
  isElementNode: (node): node is N => !node.name.startsWith('#'),
  setNodeSourceCodeLocation: ignore,
  getNodeSourceCodeLocation: () => null,
  updateNodeSourceCodeLocation: ignore,
};

export function* childNodes({ first }: N): Generator<N> {
  for (let node = first; node !== undefined; node = node.next) yield node;
}
