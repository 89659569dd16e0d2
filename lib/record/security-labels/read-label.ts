import type { Coding } from '#/lib/record/model/coded.ts';
import { type LabelCode, notForPatient, part2Codes } from './known-codes.ts';
import { type LabelSystem, isOfHl7, labelSystemOf } from './label-system.ts';
import { cleanLabelText, codeFor, codesInWords, codeNamed, effectOf, isNamedBy, isTestData } from './find-code.ts';

/** Meaning of a label. */
export type LabelMeaning =
  | { readonly kind: 'known'; readonly code: LabelCode }
  /** No known code, of a system of confidentiality or sensitivity, or nothing that could be read: as good as restricted. */
  | { readonly kind: 'unreadable' }
  /** A label of a system that this product does not know, in words that it does not know. */
  | { readonly kind: 'foreign' };

/** A label as understood: a text may join several codes, and its display may say more than its code. */
export interface ReadLabel {
  readonly meanings: readonly LabelMeaning[];
  /** System and code as sent, of a label whose system is not known: configuration names it so. */
  readonly foreign?: { readonly system: string; readonly code: string };
}

/** Stands for a security element whose label cannot be read: no code of its system. */
export const unreadableLabel: Coding = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'unreadable' };

/** Reads a label however it is spelled: other systems' spellings, case, spaces, `system|code` in one text, its display alone (H45). */
export function readLabel(label: Coding): ReadLabel {
  const { system, code, display } = partsOf(label);
  if (code === undefined && display === undefined) return { meanings: [unreadable] };
  const family = labelSystemOf(system);
  const meanings = [...(code === undefined ? wordMeanings(display ?? '', family) : codeMeanings(code, { system, code, display }))];
  return family === 'foreign' ? { meanings, foreign: { system: system ?? '', code: code ?? display ?? '' } } : { meanings };
}

/** Tells whether a label of any spelling has this meaning. */
const means = (labels: readonly Coding[], isMeant: (code: LabelCode) => boolean): boolean =>
  labels.some((label) => readLabel(label).meanings.some((meaning) => meaning.kind === 'known' && isMeant(meaning.code)));

/** Tells whether the patient may not be told without the leave of the attending clinician (v3 ActCode NOPAT). */
export const isNotForPatient = (labels: readonly Coding[]): boolean => means(labels, (code) => code === notForPatient);

/** Tells whether 42 CFR Part 2 protects the item. */
export const isUnderPart2 = (labels: readonly Coding[]): boolean => means(labels, (code) => part2Codes.has(code));

/** Systems of labels that are not known, neither by system nor by words; empty text where one has no system. */
export const foreignSystems = (labels: readonly Coding[]): readonly string[] =>
  labels
    .map(readLabel)
    .flatMap(({ meanings, foreign }) => (foreign && meanings.some(({ kind }) => kind === 'foreign') ? [foreign.system] : []));

/** Tells whether a label of any spelling is one of these known codes. */
export const hasLabel = (labels: readonly Coding[], codes: ReadonlySet<LabelCode>): boolean => means(labels, (code) => codes.has(code));

/** Subject of a label's system, wherever in the label it is written. */
export const familyOf = (label: Coding): LabelSystem => labelSystemOf(partsOf(label).system);

/** Tells whether a label has a known meaning. */
export const isKnownLabel = (label: Coding): boolean => readLabel(label).meanings.some(({ kind }) => kind === 'known');

/** Tells whether labels keep nothing back by default. */
export const hideNothing = (labels: readonly Coding[]): boolean =>
  labels.every((label) =>
    readLabel(label).meanings.every((meaning) => meaning.kind === 'known' && effectOf(meaning.code) === 'hides-nothing'),
  );

interface LabelParts {
  readonly system: string | undefined;
  readonly code: string | undefined;
  readonly display: string | undefined;
}

/** Takes apart what some servers write in one text: `system|code`, `system#code`, a system's version, HL7 v2's `code^name^system`. */
function partsOf(label: Coding): LabelParts {
  const [system, version] = splitAtLast(cleanLabelText(label.system), /[|#]/);
  const display = cleanLabelText(label.display);
  const text = cleanLabelText(label.code) ?? (version !== undefined && codeFor(version) !== undefined ? version : undefined);
  if (text === undefined) return { system, code: undefined, display };
  const [code, name, table] = text.includes('^') ? text.split('^').map(cleanLabelText) : [text];
  const [sentSystem, plainCode] = splitAtLast(code, /[|#]/);
  const joined = plainCode !== undefined || code?.endsWith('|') === true;
  return {
    system: knownFirst(system, joined ? sentSystem : table),
    code: joined ? plainCode : code,
    display: display ?? name,
  };
}

/** Picks the system that is known, of the two that a label may name. */
function knownFirst(system: string | undefined, joinedSystem: string | undefined): string | undefined {
  const isForeign = system === undefined || labelSystemOf(system) === 'foreign';
  return isForeign ? (joinedSystem ?? system) : system;
}

function splitAtLast(text: string | undefined, separator: RegExp): readonly [string | undefined, string | undefined] {
  if (text === undefined || !separator.test(text)) return [text, undefined];
  const at = Math.max(text.lastIndexOf('|'), text.lastIndexOf('#'));
  return [cleanLabelText(text.slice(0, at)), cleanLabelText(text.slice(at + 1))];
}

const unreadable: LabelMeaning = { kind: 'unreadable' };
const knownAs = (code: LabelCode): LabelMeaning => ({ kind: 'known', code });

/** Codes that count in a system of confidentiality although another system defines them: each keeps back more than none. */
const keepsBack = (code: LabelCode): boolean => effectOf(code) === 'keeps-back';
const levelCodes = new Set(['U', 'L', 'M', 'N', 'R', 'V']);

function codeMeanings(text: string, label: LabelParts): readonly LabelMeaning[] {
  const { display } = label;
  const family = labelSystemOf(label.system);
  const whole = codeMeaning(text, family).map((meaning) => asOthersMean(meaning, label));
  const parts = whole.some(({ kind }) => kind === 'known') ? [] : text.split(/[\s,;&+/]+/).filter(Boolean);
  const meanings =
    parts.length > 1 && parts.some((part) => codeFor(part) !== undefined)
      ? parts.flatMap((part) => codeMeaning(part, family)).map((meaning) => asOthersMean(meaning, label))
      : whole;
  if (display === undefined) return meanings;
  if (meanings.every(({ kind }) => kind === 'foreign')) return wordMeanings(display, family);
  return [...meanings, ...saidBesides(display, meanings)];
}

/** Test data is often marked so, in other systems and in displays. */
const demographics: LabelCode = 'DEMO';

/** Meanings that a display has beyond its code's. One that names a higher label contradicts the code: the higher counts. */
function saidBesides(display: string, meanings: readonly LabelMeaning[]): readonly LabelMeaning[] {
  const code = codeNamed(display) ?? codeFor(display);
  const named = code === demographics ? undefined : code;
  const hidesNothing = meanings.every((meaning) => meaning.kind !== 'known' || !keepsBack(meaning.code));
  // Words of a code that keeps back are its own: only those that stand with the item wherever it is shown say more.
  const saidCodes = named === undefined ? codesInWords(display).filter((code) => hidesNothing || isTold(code)) : [named];
  return saidCodes.filter((code) => keepsBack(code) || isTold(code)).map(knownAs);
}

/** Codes of which the reader is told. */
const isTold = (code: LabelCode): boolean => code === notForPatient || part2Codes.has(code);

const asOthersMean = (meaning: LabelMeaning, label: LabelParts): LabelMeaning =>
  meaning.kind === 'known' && !isMeantByOthers(meaning.code, label) ? { kind: 'foreign' } : meaning;

/** A code of somebody else's system means what it does with HL7 if its display says so too; a letter alone means it nowhere else. */
function isMeantByOthers(code: LabelCode, { system, display }: LabelParts): boolean {
  if (keepsBack(code) || labelSystemOf(system) !== 'foreign') return true;
  if (display !== undefined) return isNamedBy(code, display) || isOpenName(display) || isTestData(display);
  return code.length > 1 || system === undefined || isOfHl7(system);
}

/** Tells whether words name a code that hides nothing. */
function isOpenName(display: string): boolean {
  const named = codeNamed(display);
  return named !== undefined && !keepsBack(named);
}

function codeMeaning(text: string, family: LabelSystem): readonly LabelMeaning[] {
  const code = codeFor(text) ?? codeNamed(text);
  const counts = code !== undefined && !(code === demographics && family === 'foreign');
  if (!counts) return unknownIn(family, text);
  if (family !== 'levels' || levelCodes.has(code) || keepsBack(code)) return [knownAs(code)];
  return [unreadable, knownAs(code)];
}

/** Meanings of a label that has words alone. */
function wordMeanings(display: string, family: LabelSystem): readonly LabelMeaning[] {
  const code = codeNamed(display) ?? codeFor(display);
  if (code !== undefined) return codeMeaning(code, family);
  const saidCodes = codesInWords(display);
  const meanings = saidCodes.map(knownAs);
  return saidCodes.some(keepsBack) ? meanings : [...unknownIn(family, display), ...meanings];
}

function unknownIn(family: LabelSystem, words: string): readonly LabelMeaning[] {
  switch (family) {
    case 'levels':
    case 'act':
      return [unreadable];
    case 'other-known':
      return [];
    case 'foreign':
      return isTestData(words) ? [knownAs('HTEST')] : [{ kind: 'foreign' }];
  }
}
