/** A folded text, and for each of its characters (and its end) the position in the text as written that it came from. */
export interface FoldedText {
  readonly text: string;
  readonly positions: readonly number[];
}

/** Stands between two texts that are searched together: no phrase runs from one into the next (unit separator). */
export const partBreak = '\u001F';

const plain = /^(?:[a-z0-9.,;:()]| (?! ))*$/;
/** Characters between the parts of a compound: "co-amoxiclav" and "co amoxiclav" are one word to a reader. */
const joints = /[\p{Dash}/\u2215_]/gu;
const silent = /[\p{M}'’ʼ\u00AD]/gu;
/** A line that ends within a phrase, and columns apart, are one space. */
const spaces = /[\s]+/gu;

/**
 * Brings a text into the form in which words are compared: lower case, without accents and apostrophes, dashes, slashes and line ends as
 * one space. Folding is done character by character, so that a part folded alone equals that part of the whole.
 */
export function fold(text: string): string {
  return plain.test(text) ? text : foldCharacters(text).replaceAll(spaces, ' ');
}

const foldCharacters = (text: string): string => text.normalize('NFKD').replaceAll(silent, '').replaceAll(joints, ' ').toLowerCase();

/** Folds a text and remembers where each character came from, so that what is found can be marked in the text as written. */
export function foldWithPositions(text: string): FoldedText {
  let folded = '';
  const positions: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = fold(character);
    const added = part.startsWith(' ') && folded.endsWith(' ') ? part.slice(1) : part;
    for (let index = 0; index < added.length; index += 1) positions.push(at);
    folded += added;
    at += character.length;
  }
  positions.push(text.length);
  return { text: folded, positions };
}

const wordCharacter = /[\p{L}\p{N}]/u;

/** Tells whether a word of the text may begin at this place: what stands before it is no letter and no digit. */
export const beginsWord = (text: string, at: number): boolean => at === 0 || !isWordCharacter(text, at - 1);

/** Tells whether a word of the text ends before this place. */
export const endsWord = (text: string, at: number): boolean => at >= text.length || !isWordCharacter(text, at);

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Most texts are of these: a pattern for each character of 50,000 entries costs ten times as much.
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return wordCharacter.test(text[at] ?? '');
}
