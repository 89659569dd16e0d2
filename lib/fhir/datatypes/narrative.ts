import { objectOf } from '#/lib/fhir/resource/json.ts';
import { type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';
import { prepareMarkup } from '#/lib/fhir/markup/prepare-markup.ts';
import { textOf } from './text.ts';
import { narrativeShortened } from './words.ts';

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
  return cut ? [...all.slice(0, mostParagraphs), narrativeShortened] : all;
}

function flattened(markup: string): string {
  const parts: string[] = [];
  let preserved = 0;
  let skipped: string | undefined;
  const add = (text: string): void => void (skipped === undefined && parts.push(text));
  const handler: TokenHandler = {
    onStartTag: ({ tagName, selfClosing }) => {
      add(separatorOf(tagName, selfClosing ? 'empty' : 'start'));
      if (selfClosing) return;
      if (tagName === 'pre') preserved += 1;
      if (!silent.has(tagName) || skipped !== undefined) return;
      skipped = tagName;
      // Content of these ends at its own end tag alone, whatever stands in it.
      tokenizer.state = TokenizerMode.RAWTEXT;
    },
    onEndTag: ({ tagName }) => {
      if (skipped === tagName) skipped = undefined;
      if (tagName === 'pre') preserved -= 1;
      add(separatorOf(tagName, 'end'));
    },
    onCharacter: ({ chars }) => add(preserved > 0 ? chars : chars.replace(/[ \t\n\r\f]+/g, ' ')),
    onWhitespaceCharacter: ({ chars }) => add(preserved > 0 ? chars : ' '),
    onNullCharacter: ignore,
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, handler);
  tokenizer.write(prepareMarkup(markup), true);
  return parts.join('');
}

const ignore = (): void => undefined;

/** Struck text must not read as said (H11), nor `10<sup>9</sup>` as 109 (H17). */
const marked = new Map([
  ['del', ['[struck out: ', ']']],
  ['s', ['[struck out: ', ']']],
  ['strike', ['[struck out: ', ']']],
  ['sup', ['^', '']],
]);

function separatorOf(name: string, tag: 'start' | 'end' | 'empty'): string {
  const mark = tag === 'empty' ? undefined : marked.get(name)?.[tag === 'end' ? 1 : 0];
  if (mark !== undefined) return mark;
  if (name === 'td' || name === 'th') return tag === 'start' ? '' : ' | ';
  if (name === 'li' && tag !== 'end') return '\n• ';
  return blocks.has(name) ? '\n' : '';
}

function tidy(line: string): string | undefined {
  const text = textOf(line.replace(/[\s|]+$/, ''))?.replace(/[ \t]{2,}/g, ' ');
  return text === '•' ? undefined : text;
}
