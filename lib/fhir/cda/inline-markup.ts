import { type Element, attributeOf, childElements } from '#/lib/fhir/markup/element-tree.ts';

/** Elements of v3 ED that are no part of its text. */
const notText = new Set(['reference', 'thumbnail', 'translation']);
/** Elements of the CDA narrative, and those of a web page that mean the same. */
const pageNames = new Map([
  ['paragraph', 'p'],
  ['text', 'p'],
  ['list', 'ul'],
  ['item', 'li'],
  ['content', 'span'],
  ['linkHtml', 'span'],
]);

/** Tells whether a body holds elements beside, or in place of, its text; line breaks alone leave a text as it is. */
export function hasInlineMarkup(text: Element): boolean {
  const isPage = /html/i.test(attributeOf(text, 'mediaType') ?? '');
  return childElements(text).some(({ name }) => !notText.has(name) && (isPage || name !== 'br'));
}

/** Elements within a body as a web page, which the reader of web pages then judges as any other. */
export function inlineMarkup({ children }: Element): string {
  return children
    .map((node) => {
      if (typeof node === 'string') return node.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      if (notText.has(node.name)) return '';
      const local = node.name.replace(/^.*:/, '');
      const name = pageNames.get(local) ?? local;
      return name === 'br' ? '<br>' : `<${name}${spans(node)}>${inlineMarkup(node)}</${name}>`;
    })
    .join('');
}

function spans({ attributes }: Element): string {
  return ['colspan', 'rowspan']
    .filter((name) => Object.hasOwn(attributes, name) && /^\d{1,4}$/.test(attributes[name] ?? ''))
    .map((name) => ` ${name}="${attributes[name]}"`)
    .join('');
}
