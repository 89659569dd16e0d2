import type { DocumentBlock } from '#/lib/record/model/readable-document.ts';
import { blocksOf } from './blocks.ts';
import type { DocumentNotebook } from './document-context.ts';
import { omittedParts } from './words.ts';
import { type Element, attributeOf } from '#/lib/fhir/markup/element-tree.ts';
import { takeMarkup } from '#/lib/fhir/markup/markup-room.ts';
import { HtmlRefused, readHtml } from '#/lib/fhir/markup/read-html.ts';
import { paragraphsOf } from '#/lib/fhir/datatypes/narrative.ts';

/** Characters of a page, and tags in them. */
const mostCharacters = 5_000_000;
const mostTags = 400_000;
const tag = /<[a-z/]/gi;

/** HTML and XHTML (a web page, FHIR's Narrative) as our own nodes; what cannot be shown is counted in the notebook. */
export function htmlBlocks(markup: unknown, notebook: DocumentNotebook): readonly DocumentBlock[] {
  if (typeof markup !== 'string') return [];
  const page = takeMarkup(markup, { characters: mostCharacters, marks: mostTags }, tag);
  if (page.length < markup.length) notebook.omit(...omittedParts.restOfPage);
  try {
    return blocksOf(worded(readHtml(page), notebook), notebook);
  } catch (error) {
    if (!(error instanceof HtmlRefused)) throw error;
    notebook.omit(...omittedParts.nestedLayout);
    return paragraphsOf(page, { characters: 2_000_000, marks: mostTags }).map((text) => ({ block: 'paragraph', runs: [{ text }] }));
  }
}

/** Elements that part text as a paragraph does. */
const blocks = new Set(
  'article aside body center dd details dir dl dt fieldset figcaption figure footer form header html legend main menu nav noscript option section select summary textarea tr td th li'.split(
    ' ',
  ),
);
const styledBlocks = new Set(['p', 'div', 'section', 'article']);
const synonyms = new Map([
  ['strike', 's'],
  ['ins', 'u'],
  ['var', 'i'],
  ['cite', 'i'],
  ['menu', 'ul'],
  ['dir', 'ul'],
  ['xmp', 'pre'],
  ['listing', 'pre'],
  ['plaintext', 'pre'],
]);
/** Parts of a page that are not text, and are counted as not shown. */
const omittedElements = new Map<string, readonly [singular: string, plural: string]>([
  ['iframe', omittedParts.framedPage],
  ['object', omittedParts.outsideObject],
  ['embed', omittedParts.outsideObject],
  ['svg', omittedParts.drawing],
  ['math', omittedParts.formula],
  ['audio', omittedParts.recording],
  ['video', omittedParts.recording],
  ['script', omittedParts.programCode],
]);
/** Parts of a table or a list stand where they belong, and as paragraphs elsewhere. */
const parts = new Map([
  ['tr', /^(table|thead|tbody|tfoot)$/],
  ['td', /^tr$/],
  ['th', /^tr$/],
  ['li', /^(ul|ol)$/],
]);

/** HTML's elements by the names that the reader of narrative knows. */
function worded(element: Element, notebook: DocumentNotebook, around = ''): Element {
  const omitted = omittedElements.get(element.name);
  if (omitted !== undefined) notebook.omit(...omitted);
  const name = keepsSpaces(element) ? 'pre' : nameFor(element.name, around);
  const children = element.children.map((node) => (typeof node === 'string' ? node : worded(node, notebook, name)));
  return {
    name,
    attributes: attributesFor(element),
    children: element.name === 'input' ? [...inputWords(element), ...children] : children,
  };
}

/** CSS Text 3 §3: white-space that is kept makes preformatted text of any block. */
function keepsSpaces(element: Element): boolean {
  return (
    styledBlocks.has(element.name) &&
    /white-space\s*:\s*(?:pre|pre-wrap|break-spaces)\b(?!-line)/i.test(attributeOf(element, 'style') ?? '')
  );
}

function nameFor(name: string, around: string): string {
  const plainName = synonyms.get(name) ?? name;
  const belongs = parts.get(plainName);
  if (belongs?.test(around) === true) return plainName;
  return blocks.has(plainName) ? 'div' : plainName;
}

/** A line through words says that they hold no longer (CSS 2.1 §16.3): it must not be lost with the style. */
function attributesFor(element: Element): Readonly<Record<string, string>> {
  const { style: _style, class: named = '', id, ...otherAttributes } = element.attributes;
  const attributes = id === undefined ? otherAttributes : { ...otherAttributes, ID: id };
  const style = attributeOf(element, 'style') ?? '';
  const struck = style.split(';').some(isLineThrough);
  const bold = /font-weight\s*:\s*(bold|[6-9]00)/i.test(style) || /\bbold\b/i.test(named);
  const styles = [struck ? 'strikethrough' : '', bold ? 'bold' : ''].join(' ').trim();
  return styles === '' ? attributes : { ...attributes, styleCode: styles };
}

function isLineThrough(declaration: string): boolean {
  const words = declaration.toLowerCase();
  const at = words.indexOf('text-decoration');
  return at !== -1 && words.includes('line-through', at);
}

/** Values that a form was filled in with. */
function inputWords(element: Element): readonly string[] {
  const type = attributeOf(element, 'type')?.toLowerCase();
  if (type === 'hidden') return [];
  if (type === 'checkbox' || type === 'radio') return [Object.hasOwn(element.attributes, 'checked') ? '[x] ' : '[ ] '];
  return [attributeOf(element, 'value') ?? ''];
}
