import { objectOf } from '#/lib/fhir/json.ts';
import { decodeEntities } from './entities.ts';
import { textOf } from './text.ts';

const longest = 2_000_000;
const mostParagraphs = 2_000;

const blocks = new Set(
  'address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
/** Elements whose content is no text for a reader. */
const silent = new Set('script style head title template object iframe svg math noscript'.split(' '));

/** The narrative of a resource (FHIR R4 Narrative) as plain paragraphs. */
export function narrativeOf(value: unknown): readonly string[] {
  const narrative = objectOf(value);
  return narrative === undefined || narrative.status === 'empty' ? [] : paragraphsOf(narrative.div);
}

/**
 * XHTML to plain paragraphs, in one pass and without a DOM: blocks become paragraphs, cells are parted by " | ",
 * nothing of it is ever put back as markup.
 */
export function paragraphsOf(markup: unknown): readonly string[] {
  if (typeof markup !== 'string') return [];
  const text = flattened(markup.slice(0, longest));
  const all = text
    .split('\n')
    .map(tidy)
    .filter((line) => line !== undefined);
  const cut = markup.length > longest || all.length > mostParagraphs;
  return cut ? [...all.slice(0, mostParagraphs), '… (the rest is left out here: it is in the source’s own record)'] : all;
}

function flattened(markup: string): string {
  const parts: string[] = [];
  let preserved = 0;
  let at = 0;
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    const text = markup.slice(at, open === -1 ? undefined : open);
    if (text !== '') parts.push(decodeEntities(preserved > 0 ? text : text.replace(/\s+/g, ' ')));
    if (open === -1) break;
    const tag = tagAt(markup, open);
    if (tag === undefined) {
      parts.push('<');
      at = open + 1;
      continue;
    }
    if (tag.name === 'pre') preserved += tag.closing ? -1 : 1;
    parts.push(tag.text ?? separatorOf(tag));
    at = silent.has(tag.name) && !tag.closing && !tag.selfClosing ? endOf(markup, tag) : tag.end;
  }
  return parts.join('');
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  readonly end: number;
  /** The text of a CDATA section. */
  readonly text?: string;
}

const nameAt = /[a-z][a-z0-9:]*/iy;

/** The tag, comment or section at a `<`; undefined when it is only a character ("Hb <100"). */
function tagAt(markup: string, open: number): Tag | undefined {
  if (markup.startsWith('<![CDATA[', open)) return section(markup, open, 9, ']]>');
  if (markup.startsWith('<!--', open)) return { ...section(markup, open, 4, '-->'), text: '' };
  const second = markup[open + 1];
  if (second === '!' || second === '?') return { ...section(markup, open, 2, '>'), text: '' };
  const closing = second === '/';
  nameAt.lastIndex = open + (closing ? 2 : 1);
  const name = nameAt.exec(markup)?.[0].toLowerCase();
  if (name === undefined) return undefined;
  const close = closeOf(markup, open);
  return close === undefined ? undefined : { name, closing, selfClosing: markup[close - 1] === '/', end: close + 1 };
}

/**
 * The `>` that ends a tag, not one within a quoted attribute. XML allows no `<` before it: where one comes first,
 * this was no tag, and what follows is text that must not be lost.
 */
function closeOf(markup: string, open: number): number | undefined {
  let quote: string | undefined;
  let first: number | undefined;
  for (let at = open + 1; at < markup.length && markup[at] !== '<'; at += 1) {
    const character = markup[at];
    if (character === '>') {
      if (quote === undefined) return at;
      first ??= at;
    } else if (quote !== undefined) quote = character === quote ? undefined : quote;
    else if (character === '"' || character === "'") quote = character;
  }
  return first;
}

function section(markup: string, open: number, skip: number, close: string): Tag {
  const end = markup.indexOf(close, open + skip);
  const until = end === -1 ? markup.length : end;
  return { name: '', closing: false, selfClosing: true, end: until + close.length, text: markup.slice(open + skip, until) };
}

/** Behind the end tag of a silent element; without one, nothing after it is text. */
function endOf(markup: string, tag: Tag): number {
  const end = new RegExp(`</${tag.name}[\\s>]`, 'gi');
  end.lastIndex = tag.end;
  const match = end.exec(markup);
  return match === null ? markup.length : (closeOf(markup, match.index) ?? markup.length) + 1;
}

function separatorOf({ name, closing, selfClosing }: Tag): string {
  if (name === 'td' || name === 'th') return closing || selfClosing ? ' | ' : '';
  if (name === 'li' && !closing) return '\n• ';
  return blocks.has(name) ? '\n' : '';
}

function tidy(line: string): string | undefined {
  const text = textOf(line.replace(/[\s|]+$/, ''))?.replace(/[ \t]{2,}/g, ' ');
  return text === '•' ? undefined : text;
}
