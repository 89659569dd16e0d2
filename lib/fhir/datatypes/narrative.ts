import { objectOf } from '#/lib/fhir/resource/json.ts';
import { type Tag, behind, tagAt } from '#/lib/fhir/markup/tag.ts';
import { decodeEntities } from '#/lib/fhir/markup/entities.ts';
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
    at = silent.has(tag.name) && !tag.closing && !tag.selfClosing ? behind(markup, tag) : tag.end;
  }
  return parts.join('');
}

/** Struck text must not read as said (H11), nor `10<sup>9</sup>` as 109 (H17). */
const marked = new Map([
  ['del', ['[struck out: ', ']']],
  ['s', ['[struck out: ', ']']],
  ['strike', ['[struck out: ', ']']],
  ['sup', ['^', '']],
]);

function separatorOf({ name, closing, selfClosing }: Tag): string {
  const mark = selfClosing ? undefined : marked.get(name)?.[closing ? 1 : 0];
  if (mark !== undefined) return mark;
  if (name === 'td' || name === 'th') return closing || selfClosing ? ' | ' : '';
  if (name === 'li' && !closing) return '\n• ';
  return blocks.has(name) ? '\n' : '';
}

function tidy(line: string): string | undefined {
  const text = textOf(line.replace(/[\s|]+$/, ''))?.replace(/[ \t]{2,}/g, ' ');
  return text === '•' ? undefined : text;
}
