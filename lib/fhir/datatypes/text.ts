import { readStrayMarkup } from '#/lib/fhir/markup/stray-markup.ts';

/** A bound against abuse: a letter of two hundred pages. */
const longest = 500_000;

/**
 * Controls other than tab and newline, byte order marks, and the direction overrides that could turn
 * "not given" about on the screen (H28).
 */
const unsafe = /(?![\t\n])\p{Cc}|[\uFEFF\u202A-\u202E\u2066-\u2069]/gu;
/** Most text is plain: one test spares it the rest. */
const needsCare = /\p{Cc}|[\uFEFF\u202A-\u202E\u2066-\u2069]/u;

/**
 * Text as written, with its line breaks and, of several lines, the spaces before each; markup and character references that strayed
 * into it are read. Undefined when it is not a string or says nothing.
 */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Cut before it is read: reading takes as long as the text is.
  const safe = safeText(value.length <= longest ? value : value.slice(0, longest));
  const text = strayMarkup.test(safe) ? readStrayMarkup(safe) : safe;
  return value.length <= longest ? keptText(text) : shortenedText(text, value.length - longest);
}

const shortenedText = (text: string, more: number): string => `${text.trimEnd()}… (${more} more characters)`;

/** Text that is read already, without anything unsafe and without the space around it. */
export function plainText(text: string): string | undefined {
  return keptText(safeText(text));
}

function safeText(text: string): string {
  return needsCare.test(text) ? text.replace(/\r\n?/g, '\n').replace(unsafe, '') : text;
}

function keptText(text: string): string | undefined {
  const line = text.trim();
  if (line === '') return undefined;
  const clean = line.includes('\n') ? text.trimEnd() : line;
  return clean.length <= longest ? clean : shortenedText(clean.slice(0, longest), clean.length - longest);
}

const strayMarkup = /[<&]/;
const manySpaces = /\s\s|[^\S ]/;
/** Printable ASCII with single spaces within, and no markup: what most texts are, and these need no further look. */
const plainLine = /^[!-%'-;=-~]+(?: [!-%'-;=-~]+)*$/;

/** Text on one line. */
export function lineOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value.length < 200 && plainLine.test(value)) return value;
  return onOneLine(textOf(value));
}

/** Text that is read already, on one line. */
export function onOneLine(text: string | undefined): string | undefined {
  return text !== undefined && manySpaces.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** A string, number or boolean in words; a text of several lines keeps them. */
export function primitiveText(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' && /\n|\r/.test(value.trim()) ? textOf(value) : lineOf(value);
}

/** A title of the parts that are there: what changes the meaning first, then what it is, then its name (H11). */
export function joinTitle(...parts: readonly (string | undefined)[]): string {
  return joinTexts(parts, ': ') ?? '';
}

/** The parts that are there, joined. */
export function joinTexts(parts: readonly (string | undefined)[], separator: string): string | undefined {
  let text: string | undefined;
  for (const part of parts) if (part !== undefined && part !== '') text = text === undefined ? part : text + separator + part;
  return text;
}

/** Characters of a text's first words on a row. */
const mostOnRow = 80;

/** The first line of a text, cut between words where it is long; an ellipsis says that it goes on. */
export function firstWords(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  const words = line.replaceAll(/\s+/g, ' ').trim();
  if (words.length > mostOnRow) return `${words.slice(0, mostOnRow).replace(/\s+\S*$/, '')} …`;
  return words === onOneLine(text.trim()) ? words : `${words} …`;
}
