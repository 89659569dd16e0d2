import type { Coding } from '#/lib/record/model/coded.ts';
import type { Interpretation, Measurement } from '#/lib/record/model/timeline-entry.ts';
import { listOf, objectOf } from '#/lib/fhir/resource/json.ts';
import { conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { type FlagCode, flagOfCode, flagOfCoding, isNoFlag, isOwnCode } from './flag-codes.ts';
import { meaningOfWords, saysNoFlag } from './flag-words.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';

type SentFlag = NonNullable<Measurement['interpretation']>;

/** Flags that need a look come first when a source sends several. */
const order: readonly Interpretation[] = ['very-high', 'very-low', 'very-abnormal', 'high', 'low', 'abnormal', 'other', 'normal'];

/**
 * Observation.interpretation: the source's own flag, in its words, and what it means to us; never worked out here (H18).
 * A flag that is not understood is named, so that it never counts as looked at and normal (H39).
 */
export function interpretationOf(value: unknown): Measurement['interpretation'] {
  if (value === undefined) return undefined;
  const flags = listOf(value)
    .map(flagOf)
    .filter((flag) => flag !== undefined);
  if (flags.length < 2) return flags[0];
  const notUnderstood = joinDistinct(flags.map((flag) => flag.notUnderstood));
  return {
    text: joinDistinct(flags.map(({ text }) => text)) ?? '',
    meaning: gravest(flags.map(({ meaning }) => meaning)),
    ...(notUnderstood !== undefined && { notUnderstood }),
  };
}

function flagOf(value: unknown): SentFlag | undefined {
  const concept = conceptOf(value);
  if (concept === undefined) return undefined;
  const codings = concept.codings.filter((coding) => !isEmptyFlag(coding));
  const words = lineOf(objectOf(value)?.text) ?? (concept.codings.length === 0 ? concept.text : undefined);
  const text = words !== undefined && saysNoFlag(words) ? undefined : words;
  return text === undefined && codings.length === 0 ? undefined : flagOfParts(text, codings, concept.text);
}

/** A null flavour, or a code that only its words explain, and they say that there is no flag. */
function isEmptyFlag(coding: Coding): boolean {
  const { display } = coding;
  return isNoFlag(coding) || (display !== undefined && saysNoFlag(display) && flagOfCoding(coding) === undefined);
}

/** `conceptWords`: for a flag of which only a code came. */
function flagOfParts(text: string | undefined, codings: readonly Coding[], conceptWords: string): SentFlag {
  const codes = codings.map(codeWithWords).filter((code) => code !== undefined);
  const texts = [text, ...codings.map(({ display }) => display)].filter((words) => words !== undefined);
  // A code that is a word needs no name: `HIGH`.
  const wordCodes = codings.flatMap(({ code, display }) =>
    display === undefined && code !== undefined && meaningOfWords(code) ? [code] : [],
  );
  const meanings = [...codes.map((code) => code.meaning), ...[...texts, ...wordCodes].map(meaningOfText)].filter(
    (part) => part !== undefined,
  );
  if (meanings.length === 0) {
    const notUnderstood = texts[0] ?? codings.find(({ code }) => code !== undefined)?.code ?? conceptWords;
    return { text: conceptWords, meaning: 'other', notUnderstood };
  }
  const meaning = gravest(meanings);
  // Words beside a code "normal" that are not understood may say more than it: they stand on the row.
  const saysMore = meaning === 'normal' && text !== undefined && meaningOfText(text) === undefined;
  return { text: wordsOf([...texts, ...wordCodes], codes, meaning) ?? conceptWords, meaning: saysMore ? 'other' : meaning };
}

/** A code of a local system whose name is not understood may be another thing than it looks: `H`, "Haemolysed". */
function codeWithWords(coding: Coding): FlagCode | undefined {
  const { display } = coding;
  const code = flagOfCoding(coding);
  if (code === undefined || display === undefined || isOwnCode(coding)) return code;
  return meaningOfText(display) === undefined ? undefined : code;
}

/** The source's words, unless it sent a bare code; where words and codes contradict each other, all of them. */
function wordsOf(texts: readonly string[], codes: readonly FlagCode[], meaning: Interpretation): string | undefined {
  const [first] = texts;
  if (first === undefined) return codes[0]?.words;
  const words = flagOfCode(first)?.words ?? first;
  const firstMeaning = meaningOfText(first);
  const isConsistent =
    (firstMeaning === undefined ? meaning !== 'normal' : firstMeaning === meaning) && codes.every((code) => code.meaning === meaning);
  return isConsistent ? words : joinDistinct([words, ...texts.slice(1), ...codes.map((code) => code.words)]);
}

/** `H*`, `(H)`, `h`: a code in marks that laboratories put about it; a marked "normal" contradicts itself. */
const markedCode = /^[[(*!]*\s*([a-z]{1,3}|[<>])\s*[\])*!]*$/i;

function meaningOfText(text: string): Interpretation | undefined {
  const [, code = ''] = markedCode.exec(text) ?? [];
  const meaning = flagOfCode(code)?.meaning ?? meaningOfWords(text) ?? meaningOfCodeWithWords(text);
  return meaning === 'normal' && /[*!]/.test(text) ? undefined : meaning;
}

/** `H - High`, `HH CRITICAL`: a code and its words, of which each is understood. */
function meaningOfCodeWithWords(text: string): Interpretation | undefined {
  const [, code = '', words = ''] = /^([a-z]{1,3})(?:\s*[-–:,;/]\s*|\s+)(\S.*)$/i.exec(text) ?? [];
  const meanings = [flagOfCode(code)?.meaning, meaningOfWords(words)];
  return meanings.includes(undefined) ? undefined : gravest(meanings.filter((meaning) => meaning !== undefined));
}

function gravest(meanings: readonly Interpretation[]): Interpretation {
  return order.find((meaning) => meanings.includes(meaning)) ?? 'other';
}

function joinDistinct(texts: readonly (string | undefined)[]): string | undefined {
  const distinct = [...new Set(texts.filter((text) => text !== undefined))];
  return distinct.length === 0 ? undefined : distinct.join(', ');
}
