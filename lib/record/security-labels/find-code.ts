import { trimEndWhere } from '#/lib/record/text/trim-text.ts';
import { type KnownCode, type LabelCode, type LabelEffect, knownCodes, notForPatient } from './known-codes.ts';

/** Cleans a text to one form, without invisible characters, quotation marks and outer spaces; undefined where nothing is left. */
export function cleanLabelText(text: string | undefined): string | undefined {
  const clean = text
    ?.normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Cc}]/gu, ' ')
    .replace(/^[\s"'“”‘’]+/, '')
    .replaceAll(/\s+/g, ' ');
  const trimmed = trimEndWhere(clean ?? '', /[\s"'“”‘’]/);
  return trimmed === '' ? undefined : trimmed;
}

const letters = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

const byCode = (codes: readonly KnownCode[], keyOf: (text: string) => string): ReadonlyMap<string, LabelCode> =>
  new Map(codes.map(({ code }) => [keyOf(code), code]));
const byName = (codes: readonly KnownCode[], keyOf: (text: string) => string): ReadonlyMap<string, LabelCode> =>
  // The first of two codes with one name stands for both.
  new Map(codes.toReversed().map(({ code, name }) => [keyOf(name), code]));

const upper = (text: string): string => text.toUpperCase();
const restricting = knownCodes.filter(({ effect }) => effect === 'keeps-back');
const open = knownCodes.filter(({ effect }) => effect === 'hides-nothing');

/** A code that keeps back is found by its letters and digits alone; one that hides nothing must be written out: `N*` is unknown. */
const restrictingCodes = byCode(restricting, letters);
const restrictingNames = byName(restricting, letters);
const openCodes = byCode(open, upper);
const openNames = byName(open, upper);

const effects: ReadonlyMap<LabelCode, LabelEffect> = new Map(knownCodes.map(({ code, effect }) => [code, effect]));

export const effectOf = (code: LabelCode): LabelEffect | undefined => effects.get(code);

/** The known code that a text is. */
export function codeFor(text: string): LabelCode | undefined {
  return openCodes.get(upper(text)) ?? restrictingCodes.get(letters(text));
}

/** The known code whose display a text is. */
export function codeNamed(text: string): LabelCode | undefined {
  return openNames.get(upper(text)) ?? restrictingNames.get(letters(text));
}

/** Tells whether a display says what its code does: its name, or more words about it. */
export function isNamedBy(code: LabelCode, display: string): boolean {
  const displayLetters = letters(display);
  const names = knownCodes.filter((row) => row.code === code).map(({ name }) => name);
  return [code, ...names].some((name) => displayLetters === letters(name) || (name.length > 1 && displayLetters.includes(letters(name))));
}

/** Words that say in a free display what a code would; all that occur count. */
const wordsOfCodes: readonly (readonly [RegExp, LabelCode])[] = [
  [/\bvery restricted\b|\bsecret\b/, 'V'],
  [/(?<!\b(?:very|not|non|un)[\s-])\brestricted\b/, 'R'],
  [/\bhiv\b|\baids\b/, 'HIV'],
  [/\b42 ?c\.?f\.?r\.?,? part ?2\b|\bpart 2\b/, '42CFRPart2'],
  [/\b7332\b/, 'Title38Section7332'],
  [/\bsubstance (?:use|abuse|misuse)\b|\baddiction\b/, 'SUD'],
  [/\balcohol/, 'ETHUD'],
  [/\bopioid/, 'OPIOIDUD'],
  [/\bpsychotherapy\b/, 'PSYTHPN'],
  [/\bpsychiatr/, 'PSY'],
  [/\bmental health\b/, 'MH'],
  [/\bbehaviou?ral health\b/, 'BH'],
  [/\bsexually transmitted\b/, 'STD'],
  [/\bdomestic (?:violence|abuse)\b|\bsexual (?:assault|abuse)\b/, 'SDV'],
  [/\bsexuality\b|\breproductive health\b/, 'SEX'],
  [/\bgenetic/, 'GDIS'],
  [/\bsickle cell\b/, 'SICKLE'],
  [/\b(?:not?|never|without)\b.*\b(?:disclos|releas|shown?|shar|reveal)[a-z]*\b.{0,20}?\b(?:to|with) (?:the )?patient\b/, notForPatient],
  [/\b(?:not|never) (?:be )?(?:tell|inform) (?:the )?patient\b/, notForPatient],
];

export function codesInWords(text: string): readonly LabelCode[] {
  const words = text.toLowerCase();
  return wordsOfCodes.filter(([pattern]) => pattern.test(words)).map(([, code]) => code);
}

const testWords =
  /^(?:h?test|(?:test|demo|demonstration|synthetic|dummy)[\s_-]?(?:health[\s_-]?)?(?:data|patient|record|only)|synthetic)$/i;

/** Tells whether a label of a system that is not known marks test data. */
export const isTestData = (text: string): boolean => testWords.test(text);
