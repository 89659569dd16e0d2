import { trimEndWhere } from '#/lib/record/text/trim-text.ts';
import { objectOf } from '#/lib/fhir/resource/json.ts';
import { type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';
import { hasColumns } from '#/lib/record/text/text-columns.ts';
import { type MarkupRoom, takeMarkup } from '#/lib/fhir/markup/markup-room.ts';
import { prepareMarkup } from '#/lib/fhir/markup/prepare-markup.ts';
import { plainText } from './text.ts';
import { narrativeShortened } from './words.ts';

const mostParagraphs = 20_000;
const mark = /[<&]/g;

/**
 * Room for the narratives of one resource, a hundred pages: it is described at once, and nobody else is served meanwhile. A document
 * shows all of its text where it is opened.
 */
export const narrativeRoom = (): MarkupRoom => ({ characters: 300_000, marks: 15_000 });

const blocks = new Set(
  'address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
/** Elements whose content is no text for a reader. */
const silent = new Set('script style head title template object iframe svg math noscript'.split(' '));

/** The narrative of a resource (FHIR R4 Narrative) as plain paragraphs. */
export function narrativeOf(value: unknown, room = narrativeRoom()): readonly string[] {
  const narrative = objectOf(value);
  return narrative === undefined || narrative.status === 'empty' ? [] : paragraphsOf(narrative.div, room);
}

/**
 * XHTML to plain paragraphs, in one pass and without a DOM: blocks become paragraphs, cells are parted by " | ". Preformatted text,
 * and lines that stand in columns, are one paragraph with their lines and spaces. Nothing is ever put back as markup. Where the room
 * ends, the last paragraph says so.
 */
export function paragraphsOf(markup: unknown, room = narrativeRoom()): readonly string[] {
  if (typeof markup !== 'string') return [];
  const beginning = takeMarkup(markup, room, mark);
  const text = flattened(beginning);
  const all = text
    .split(signs.preformatted)
    .flatMap((part, index) => (index % 2 === 1 ? [plainText(writtenLines(part).replace(/^\s*\n/, ''))] : part.split('\n').flatMap(linesOf)))
    .filter((paragraph) => paragraph !== undefined);
  const cut = beginning.length < markup.length || all.length > mostParagraphs;
  return cut ? [...all.slice(0, mostParagraphs), narrativeShortened] : all;
}

/** Characters that markup cannot hold (XML 1.0 §2.2), while paragraphs are found. */
const signs = { preformatted: '\u0001', lineBreak: '\u0002', sourceLine: '\u0003', cell: '\u0004' } as const;

/** A block of the narrative: a paragraph for each of its lines, or one for all where they stand in columns. */
function linesOf(block: string): readonly (string | undefined)[] {
  const lines = block.includes(signs.cell) ? '' : writtenLines(block);
  if (hasColumns(lines)) return [plainText(lines.replace(/^\s*\n/, ''))];
  return block.split(signs.lineBreak).map((line) => tidy(line.replaceAll(signs.sourceLine, ' ').replaceAll(signs.cell, ' | ')));
}

/** Lines as the author wrote them; a break at the end of a line of the source is one break. */
function writtenLines(block: string): string {
  return block
    .replaceAll(`${signs.lineBreak}${signs.sourceLine}`, '\n')
    .replaceAll(signs.lineBreak, '\n')
    .replaceAll(signs.sourceLine, '\n')
    .replaceAll(signs.cell, ' | ');
}

function flattened(markup: string): string {
  const parts: string[] = [];
  let preserved = 0;
  let skipped: string | undefined;
  const add = (text: string): void => void (skipped === undefined && parts.push(text));
  const addText = ({ chars }: { readonly chars: string }): void => add(textSigns(chars));
  const handler: TokenHandler = {
    onStartTag: ({ tagName, selfClosing }) => {
      add(separatorOf(tagName, selfClosing ? 'empty' : 'start'));
      if (selfClosing) return;
      if (tagName === 'pre' && skipped === undefined) {
        if (preserved === 0) add(signs.preformatted);
        preserved += 1;
      }
      if (!silent.has(tagName) || skipped !== undefined) return;
      skipped = tagName;
      // Content of these ends at its own end tag alone, whatever stands in it.
      tokenizer.state = TokenizerMode.RAWTEXT;
    },
    onEndTag: ({ tagName }) => {
      if (skipped === tagName) skipped = undefined;
      if (tagName === 'pre' && skipped === undefined && preserved > 0) {
        preserved -= 1;
        if (preserved === 0) add(signs.preformatted);
      }
      add(separatorOf(tagName, 'end'));
    },
    onCharacter: addText,
    onWhitespaceCharacter: addText,
    onNullCharacter: ignore,
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, handler);
  tokenizer.write(prepareMarkup(markup), true);
  return parts.join('');
}

/** Text with a sign for each line of the source, so that only breaks of the author part paragraphs. */
function textSigns(chars: string): string {
  return chars.replace(/(?![\t\n\f\r])\p{Cc}/gu, '').replace(/\r\n?|[\n\f]/g, signs.sourceLine);
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
  if (name === 'td' || name === 'th') return tag === 'start' ? '' : signs.cell;
  if (name === 'br') return tag === 'end' ? '' : signs.lineBreak;
  if (name === 'li' && tag !== 'end') return '\n• ';
  return blocks.has(name) ? '\n' : '';
}

const endOfRow = /[\s|]/;

function tidy(line: string): string | undefined {
  const text = plainText(trimEndWhere(line, endOfRow))?.replace(/[ \t]{2,}/g, ' ');
  return text === '•' ? undefined : text;
}
