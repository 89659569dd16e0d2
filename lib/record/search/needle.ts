import { beginsWord, endsWord } from './fold.ts';

/** A text in which is searched: as written, and folded. */
export interface SearchedText {
  readonly written: string;
  readonly folded: string;
}

/**
 * A way in which a searched word may stand in a text; `notWithin`: folded phrases that hold it and mean something else.
 * `beginning`: words that begin so · `whole`: exactly these words, or their plural · `cased`: exactly so written, as an abbreviation is ·
 * `day`: a date, tested on the dates of an entry · `words`: each of these beginnings somewhere, in any order · `sequence`: parts that stand
 * one after another with nothing but strengths between them, in the text as written · `ending`: words of one part that end so, or their
 * plural, but for those that end in `otherWords`. A number is never a part of a longer one.
 */
export type Needle =
  | { readonly type: 'beginning' | 'whole' | 'cased'; readonly text: string; readonly notWithin?: readonly string[] }
  | { readonly type: 'words'; readonly texts: readonly string[] }
  | { readonly type: 'ending'; readonly text: string; readonly otherWords: readonly string[] }
  | { readonly type: 'day'; readonly pattern: RegExp }
  | { readonly type: 'sequence'; readonly pattern: RegExp };

/** Places of a needle: begin and end of each, in the text that the needle reads (`cased` and `sequence` the one as written, else the folded one). */
export type Place = readonly [begin: number, end: number];

export function hasNeedle(needle: Needle, text: SearchedText): boolean {
  switch (needle.type) {
    case 'beginning':
    case 'whole':
    case 'cased':
      return nextPlace(needle, text, 0) !== undefined;
    case 'words':
      return needle.texts.every((part) => nextPlace({ type: 'beginning', text: part }, text, 0) !== undefined);
    case 'ending':
      return nextEnding(needle, text.folded, 0) !== undefined;
    case 'day':
      return needle.pattern.test(text.folded);
    case 'sequence':
      return needle.pattern.test(text.written);
  }
}

/** Every place at which the needle stands; a date stands at none, for the dates of an entry are not drawn as they are kept. */
export function needlePlaces(needle: Needle, text: SearchedText): readonly Place[] {
  if (needle.type === 'day') return [];
  if (needle.type === 'sequence') return sequencePlaces(needle.pattern, text.written);
  if (needle.type === 'words') return needle.texts.flatMap((part) => needlePlaces({ type: 'beginning', text: part }, text));
  const next = (from: number): Place | undefined =>
    needle.type === 'ending' ? nextEnding(needle, text.folded, from) : nextPlace(needle, text, from);
  const places: Place[] = [];
  for (let place = next(0); place; place = next(place[1])) places.push(place);
  return places;
}

type TextNeedle = Extract<Needle, { readonly type: 'beginning' | 'whole' | 'cased' }>;

/** Place of the ending in the next word that has it; the rest of the word is letters. */
function nextEnding(
  { text: ending, otherWords }: Extract<Needle, { readonly type: 'ending' }>,
  text: string,
  from: number,
): Place | undefined {
  for (let at = text.indexOf(ending, from); at >= 0; at = text.indexOf(ending, at + 1)) {
    let end = at + ending.length;
    if (text[end] === 's') end += 1;
    const stemEnd = at + ending.length;
    const word = /\p{L}+$/u.exec(text.slice(Math.max(0, at - longestBeginning), stemEnd))?.[0] ?? '';
    const isOfFamily = word.length > ending.length && !otherWords.some((otherWord) => word.endsWith(otherWord));
    if (isOfFamily && endsWord(text, end)) return [at, stemEnd];
  }
  return undefined;
}

/** Letters of a name before its ending, at most. */
const longestBeginning = 40;

function nextPlace({ type, text: sought, notWithin }: TextNeedle, { written, folded }: SearchedText, from: number): Place | undefined {
  const text = type === 'cased' ? written : folded;
  if (sought === '') return undefined;
  for (let at = text.indexOf(sought, from); at >= 0; at = text.indexOf(sought, at + 1)) {
    if (!beginsWord(text, at) || isWithinNumber(text, at)) continue;
    const end = at + sought.length;
    if (notWithin?.some((phrase) => isWithin(phrase, folded, at, end))) continue;
    if (isCutNumber(text, sought, end)) continue;
    if (type === 'beginning' || endsWord(text, end)) return [at, end];
    if (text[end] === 's' && endsWord(text, end + 1)) return [at, end + 1];
  }
  return undefined;
}

const sequencePlaces = (pattern: RegExp, text: string): readonly Place[] =>
  [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(({ index, 0: matched }): Place => [index, index + matched.length]);

/** Tells whether a number begins within another one: the 5 of "2.5". A year behind a point may be a date's. */
const isWithinNumber = (text: string, at: number): boolean =>
  /^\d(?!\d{3})/.test(text.slice(at, at + 4)) && /\d[.,]$/.test(text.slice(Math.max(0, at - 2), at));

/** Tells whether a short or broken number goes on behind what was sought: "10" in "100" and "2.5", "3.2" in "3.25". */
const isCutNumber = (text: string, sought: string, end: number): boolean =>
  /(?:^| )(?:\d{1,2}|\d+[.,]\d+)$/.test(sought) && /^(?:\d|[.,]\d)/.test(text.slice(end, end + 2));

/** Tells whether a phrase covers a place of the text. */
function isWithin(phrase: string, text: string, begin: number, end: number): boolean {
  for (let at = text.indexOf(phrase, Math.max(0, end - phrase.length)); at >= 0 && at <= begin; at = text.indexOf(phrase, at + 1))
    if (at + phrase.length >= end && beginsWord(text, at)) return true;
  return false;
}
