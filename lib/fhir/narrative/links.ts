import { type Element, attributeOf } from '#/lib/fhir/markup/element-tree.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import type { DocumentNotebook } from './document-context.ts';
import { omittedParts, pictureNotShown } from './words.ts';

/** Addresses that a reader can make something of; any other scheme is not even shown. */
const readable = /^(https?:\/\/|mailto:|tel:)/i;

/** The address of a link as text, never to be followed. Links within the document say nothing. */
export function linkWords(element: Element, notebook: DocumentNotebook): string | undefined {
  if (element.name !== 'linkHtml' && element.name !== 'a') return undefined;
  const href = attributeOf(element, 'href');
  if (href === undefined || href.startsWith('#')) return undefined;
  if (readable.test(href)) return cleanLine(href).slice(0, 500);
  notebook.omit(...omittedParts.link);
  return undefined;
}

/** A picture's place in the text, where it cannot be had: that there is one must be said where it stands. */
export function mediaWords(element: Element, notebook: DocumentNotebook): string {
  notebook.omit(...omittedParts.picture);
  const named = attributeOf(element, 'alt');
  return pictureNotShown(named === undefined ? undefined : cleanLine(named));
}
