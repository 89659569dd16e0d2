import type { Element } from './element-tree.ts';
import { decodeEntities } from './entities.ts';
import { attributesOf } from './attributes.ts';
import { type Tag, behind, tagAt } from './tag.ts';

/** An element of which more may come. */
interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** Deeper than any page of a clinician: what lies beyond stands in the last element that is let in. */
const deepest = 80;

const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** What is never text for a reader: kept as an element without content, to be counted. */
const silent = new Set(['script', 'style', 'template']);

/** HTML leaves end tags out: an element that begins ends these, up to the one that holds both. */
const ends: readonly { readonly by: ReadonlySet<string>; readonly closed: ReadonlySet<string>; readonly within: ReadonlySet<string> }[] = [
  { by: names('li'), closed: names('li'), within: names('ul ol menu') },
  { by: names('td th'), closed: names('td th'), within: names('tr table') },
  { by: names('tr'), closed: names('tr'), within: names('table thead tbody tfoot') },
  { by: names('thead tbody tfoot'), closed: names('thead tbody tfoot'), within: names('table') },
  { by: names('dt dd'), closed: names('dt dd'), within: names('dl') },
  { by: names('option optgroup'), closed: names('option'), within: names('select') },
  {
    by: names('p div ul ol dl table h1 h2 h3 h4 h5 h6 pre blockquote hr section article address'),
    closed: names('p'),
    within: names('div td th li section article blockquote body'),
  },
];

function names(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** HTML or XHTML, as it came and however broken, to a tree: every word of it is in the tree. Linear, never throws. */
export function readHtml(markup: string): Element {
  const root: Open = { name: 'html', attributes: {}, children: [] };
  const stack: Open[] = [root];
  let at = 0;
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    addText(stack, decodeEntities(markup.slice(at, open === -1 ? undefined : open)));
    if (open === -1) break;
    const tag = tagAt(markup, open);
    if (tag?.text !== undefined) addText(stack, tag.text);
    else if (tag === undefined) addText(stack, '<');
    else if (tag.closing) close(stack, localName(tag));
    else begin(stack, tag, markup);
    at = tag === undefined ? open + 1 : isSilent(tag) ? behind(markup, tag) : tag.end;
  }
  return root;
}

function isSilent({ name, closing, selfClosing }: Tag): boolean {
  return silent.has(name) && !closing && !selfClosing;
}

/** A prefix of XHTML's says nothing of an element. */
function localName({ name }: Tag): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

function addText(stack: readonly Open[], text: string): void {
  if (text !== '') stack.at(-1)?.children.push(text);
}

function begin(stack: Open[], tag: Tag, markup: string): void {
  const name = localName(tag);
  if (name === '') return;
  for (const rule of ends) if (rule.by.has(name)) endBefore(stack, rule);
  const element: Open = { name, attributes: attributesOf(markup.slice(tag.attributesFrom, tag.end - 1)), children: [] };
  stack.at(-1)?.children.push(element);
  if (!tag.selfClosing && !empty.has(name) && !silent.has(name) && stack.length < deepest) stack.push(element);
}

function endBefore(stack: Open[], { closed, within }: (typeof ends)[number]): void {
  for (let index = stack.length - 1; index > 0; index -= 1) {
    const name = stack[index]?.name ?? '';
    if (within.has(name)) return;
    if (closed.has(name)) {
      stack.length = index;
      return;
    }
  }
}

/** An end tag that ends nothing is passed over; a table's ends are not found outside it. */
function close(stack: Open[], name: string): void {
  for (let index = stack.length - 1; index > 0; index -= 1) {
    if (stack[index]?.name === name) {
      stack.length = index;
      return;
    }
    if (name !== 'table' && stack[index]?.name === 'table') return;
  }
}
