const longest = 20_000;

/**
 * Controls other than tab and newline, byte order marks, and the direction overrides that could turn
 * "not given" about on the screen (H28).
 */
const unsafe = /(?![\t\n])\p{Cc}|[\uFEFF\u202A-\u202E\u2066-\u2069]/gu;
/** Most text is plain: one test spares it the rest. */
const needsCare = /\p{Cc}|[\uFEFF\u202A-\u202E\u2066-\u2069]/u;

/** Text as written, with its line breaks; undefined when it is not a string or says nothing. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const clean = (needsCare.test(value) ? value.replace(/\r\n?/g, '\n').replace(unsafe, '') : value).trim();
  if (clean === '') return undefined;
  return clean.length <= longest ? clean : `${clean.slice(0, longest)}… (${clean.length - longest} more characters)`;
}

const manySpaces = /\s\s|[^\S ]/;
/** Printable ASCII with single spaces within: what most texts are, and these need no further look. */
const plainLine = /^[!-~]+(?: [!-~]+)*$/;

/** Text on one line. */
export function lineOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value.length < 200 && plainLine.test(value)) return value;
  const text = textOf(value);
  return text !== undefined && manySpaces.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** A string, number or boolean in words. */
export function primitiveText(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return lineOf(value);
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
