import { type Element, attribute } from '#/lib/fhir/markup/element-tree.ts';
import { cleanLine } from '#/lib/fhir/markup/clean.ts';
import type { Notebook } from './document-context.ts';
import { omittedParts, pictureNotShown } from './words.ts';

/** Addresses that a reader can make something of; any other scheme is not even shown. */
const readable = /^(https?:\/\/|mailto:|tel:)/i;

/** The address of a link as text, never to be followed. Links within the document say nothing. */
export function linkWords(element: Element, notebook: Notebook): string | undefined {
  if (element.name !== 'linkHtml' && element.name !== 'a') return undefined;
  const href = attribute(element, 'href');
  if (href === undefined || href.startsWith('#')) return undefined;
  if (readable.test(href)) return cleanLine(href).slice(0, 500);
  notebook.omit(...omittedParts.link);
  return undefined;
}

/** A picture's place in the text, where it cannot be had: that there is one must be said where it stands. */
export function mediaWords(element: Element, notebook: Notebook): string {
  notebook.omit(...omittedParts.picture);
  const named = attribute(element, 'alt');
  return pictureNotShown(named === undefined ? undefined : cleanLine(named));
}
