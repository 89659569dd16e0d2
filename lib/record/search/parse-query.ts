import { fold } from './fold.ts';
import type { NameIndex } from './name-index.ts';
import type { Needle } from './needle.ts';
import { monthNeedle, readQueryDate } from './query-dates.ts';
import { readLongNumber, readPostcode } from './query-numbers.ts';
import { spellingVariants } from './spelling.ts';
import { strengthPattern, unitSpellings } from './units.ts';

/** A word, or words that mean one thing together, and every way in which it may stand in an entry. */
export interface QueryTerm {
  /** Words as typed, folded. */
  readonly typed: string;
  readonly needles: readonly Needle[];
  /** Other names of the thing, which are searched as well. */
  readonly otherNames: readonly string[];
}

/** Terms that an entry must all have, in any order. */
export interface Query {
  readonly terms: readonly QueryTerm[];
  /** Typed words that no match answers, to be told beside the matches. */
  readonly remarks: readonly QueryRemark[];
}

/**
 * `kind`: a kind of medicine, which is found only where these words are written · `left-out`: a comparison that was not searched, for
 * values are not compared · `as-written`: one that was searched as the words that it is.
 */
export interface QueryRemark {
  readonly type: 'kind' | 'left-out' | 'as-written';
  readonly typed: string;
}

export interface QueryOptions {
  readonly locale: string;
  readonly names: NameIndex;
  /** Other names of the typed words are not searched. */
  readonly onlyTyped?: boolean;
}

/** Words that say nothing by themselves: "blood in urine" is blood and urine. */
const fillers: ReadonlySet<string> = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** Reads what was typed; words between quotation marks stay together. An empty query has no terms, and matches nothing. */
export function parseQuery(typed: string, options: QueryOptions): Query {
  const { words, remarks } = withoutComparisons(splitWords(typed));
  const terms: QueryTerm[] = [];
  for (let at = 0; at < words.length;) {
    const { term, length } = readTerm(words.slice(at), options);
    terms.push(term);
    at += length;
  }
  const telling = terms.filter((term) => !fillers.has(term.typed));
  const kinds = terms.filter((term) => options.names.isKind(term.typed)).map((term): QueryRemark => ({ type: 'kind', typed: term.typed }));
  return { terms: telling.length > 0 ? telling : terms, remarks: [...remarks, ...kinds] };
}

const comparison = /^(?:[<>=≤≥]=?)$/;

/** Leaves out "> 50" beside other words: an entry without these signs would never be found, and values are not compared. */
function withoutComparisons(words: readonly TypedWord[]): {
  readonly words: readonly TypedWord[];
  readonly remarks: readonly QueryRemark[];
} {
  const remarks: QueryRemark[] = [];
  const keptWords: TypedWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const { text = '', isQuoted = false } = words[at] ?? {};
    const next = words[at + 1]?.text ?? '';
    if (!isQuoted && comparison.test(text) && words.length > 1) {
      const isCompared = /^\d/.test(next);
      remarks.push({ type: 'left-out', typed: isCompared ? `${text} ${next}` : text });
      if (isCompared) at += 1;
      continue;
    }
    if (!isQuoted && /^[<>=≤≥]=?\d/.test(text) && words.length > 1) remarks.push({ type: 'as-written', typed: text });
    keptWords.push({ text, isQuoted });
  }
  return keptWords.length > 0 ? { words: keptWords, remarks } : { words, remarks: [] };
}

interface TypedWord {
  readonly text: string;
  /** Between quotation marks: found as it stands alone. */
  readonly isQuoted: boolean;
}

/** A folded date with the month's name: `18 nov 2025`, `nov 2025`. */
const namesMonth = /^(?:\d{1,2} )?[a-z]{3,9} (?:\d{1,2} )?(?:19|20)\d{2}$|^\d{1,2} [a-z]{3,9}$/;

function splitWords(typed: string): readonly TypedWord[] {
  const matches = typed.matchAll(/["“”]([^"“”]+)["“”]|([^\s"“”]+)/g);
  return [...matches].flatMap(([, quoted, word]) => {
    const text = trimMarks(fold(quoted ?? word ?? ''));
    if (text === '') return [];
    if (quoted === undefined && /^#./.test(text)) return ['#', text.slice(1)].map((part) => ({ text: part, isQuoted: false }));
    if (quoted === undefined && namesMonth.test(text)) return text.split(' ').map((part) => ({ text: part, isQuoted: false }));
    return [{ text, isQuoted: quoted !== undefined }];
  });
}

/** Removes marks around a word: "(penicillin)," is penicillin; "<5", "+++" and "lp(a)" stay as they are. */
function trimMarks(word: string): string {
  const bare = word.replaceAll(/^[\s.,;:!?[\]{}]+|(?:[\s.,;:!?[\]{}]|(?<=\p{L})\*)+$/gu, '').replaceAll(/ {2,}/g, ' ');
  const inner = bare.replace(/^\(([^()]*)\)?$/, '$1').replace(/^([^()]*)\)$/, '$1');
  return inner === '' ? word.trim() : inner;
}

function readTerm(words: readonly TypedWord[], options: QueryOptions): { readonly term: QueryTerm; readonly length: number } {
  const [first] = words;
  const typed = first?.text ?? '';
  if (first?.isQuoted === true) return { term: { typed, needles: [{ type: 'beginning', text: typed }], otherNames: [] }, length: 1 };
  const plain = words.slice(0, words.findIndex(({ isQuoted }) => isQuoted) >>> 0).map(({ text }) => text);
  const date = readQueryDate(plain, options.locale);
  if (date) return { term: { typed: plain.slice(0, date.words).join(' '), needles: date.needles, otherNames: [] }, length: date.words };
  const number = readLongNumber(plain) ?? readPostcode(plain);
  if (number)
    return { term: { typed: plain.slice(0, number.words).join(' '), needles: number.needles, otherNames: [] }, length: number.words };
  const strength = readStrength(plain);
  if (strength) return strength;
  const named = options.names.longestName(plain);
  if (named === undefined) return { term: wordTerm(typed), length: 1 };
  const phrase = plain.slice(0, named.words).join(' ');
  const otherNeedles = options.onlyTyped === true ? [] : named.otherNeedles;
  const otherNames = options.onlyTyped === true ? [] : named.otherNames;
  // A short form is a word of its own: "AF" is not the beginning of "after".
  const own: readonly Needle[] = named.isShort ? [{ type: 'whole', text: phrase }] : phraseNeedles(phrase);
  return { term: { typed: phrase, needles: [...own, ...otherNeedles], otherNames }, length: named.words };
}

function phraseNeedles(phrase: string): readonly Needle[] {
  const parts = phrase.split(' ').filter((part) => !fillers.has(part));
  if (parts.length === 1) return wordTerm(phrase).needles;
  // "Type 1 diabetes": a number or a letter alone says nothing apart from the rest.
  return parts.some((part) => part.length < 3)
    ? [{ type: 'beginning', text: phrase }]
    : [
        { type: 'beginning', text: phrase },
        { type: 'words', texts: parts },
      ];
}

/** A number with its unit, typed as one word or two, or two numbers of one strength: nothing is a part of another strength. */
function readStrength([first = '', second = '']: readonly string[]): { readonly term: QueryTerm; readonly length: number } | undefined {
  const [, joinedNumber, joinedUnit = ''] = /^(\d+(?:[.,]\d+)?)([a-zµμ%]+)$/.exec(first) ?? [];
  const isNumber = /^\d+(?:[.,]\d+)?$/.test(first);
  const [number, spellings] =
    joinedNumber === undefined ? [first, isNumber ? unitSpellings(second) : undefined] : [joinedNumber, unitSpellings(joinedUnit)];
  if (spellings) {
    const needles = spellings.flatMap((unit): readonly Needle[] => [
      { type: 'whole', text: `${number} ${unit}` },
      { type: 'whole', text: `${number}${unit}` },
    ]);
    return {
      term: { typed: joinedNumber === undefined ? `${first} ${second}` : first, needles, otherNames: [] },
      length: joinedNumber === undefined ? 2 : 1,
    };
  }
  const numbers = /^\d+(?:[.]\d+)?(?: \d+(?:[.]\d+)?)+$/.test(first) ? first.split(' ') : undefined;
  if (!numbers) return undefined;
  const needles: readonly Needle[] = [
    { type: 'whole', text: first },
    { type: 'sequence', pattern: strengthPattern(numbers) },
  ];
  return { term: { typed: first, needles, otherNames: [] }, length: 1 };
}

function wordTerm(typed: string): QueryTerm {
  // A letter alone begins too many words; the sign stands for a fracture in clinicians' notes.
  if (/^\p{L}$/u.test(typed)) return { typed, needles: [{ type: 'whole', text: typed }], otherNames: [] };
  if (typed === '#') return { typed, needles: ['#', 'fracture'].map((text) => ({ type: 'beginning', text })), otherNames: ['fracture'] };
  const month = monthNeedle(typed);
  const beginnings = [typed, ...spellingVariants(typed), ...measureVariants(typed), ...pluralsOf(typed)];
  const needles: Needle[] = beginnings.map((text) => ({ type: 'beginning', text }));
  for (const text of singularsOf(typed)) needles.push({ type: 'whole', text });
  return { typed, needles: month ? [...needles, month] : needles, otherNames: [] };
}

/** "5mg" is written "5 mg" by most, and the other way round by some. */
function measureVariants(word: string): readonly string[] {
  const [, number, unit] = /^(\d+(?:[.,]\d+)?)([a-zµ%]+)$/.exec(word) ?? [];
  return number === undefined || unit === undefined ? [] : [`${number} ${unit}`];
}

/** The plural that a beginning does not cover: "allergies" of "allergy". */
const pluralsOf = (word: string): readonly string[] => (/[^aeiou\s]y$/.test(word) && word.length > 3 ? [`${word.slice(0, -1)}ies`] : []);

/** Singulars of an English plural; found as whole words, for their beginnings would be other words. */
function singularsOf(word: string): readonly string[] {
  if (word.length < 5 || !/[^aeious]s$|[aeo]s$/.test(word)) return [];
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`];
  if (/(?:ch|sh|x|z)es$/.test(word)) return [word.slice(0, -2)];
  return [word.slice(0, -1)];
}
