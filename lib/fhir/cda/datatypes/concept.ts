import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { type Narrative, referredNarrative, writtenPieces } from '#/lib/fhir/narrative/narrative-text.ts';
import { systemOf } from '#/lib/fhir/cda/codes/code-systems.ts';
import { nullWords } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { presentParts, presentOrNone } from './present.ts';
import { besideIn, wordsBeside } from './words-beside.ts';
import { writtenWords } from './words.ts';
import { type SentNames, chooseName } from './written-name.ts';

/** Names of a thing beside those of its code. */
export type OwnName = Pick<SentNames, 'own' | 'isOwnFirst'>;

/**
 * v3 CD and its kin as an R4 CodeableConcept: the words as written where they name the same thing, then every code and
 * translation (H26). Written words that share none with any name stand beside it, in an extension (H25).
 */
export function cdaConcept(element: Element | undefined, narrative: Narrative, ownName: OwnName = {}): JsonObject | undefined {
  if (element === undefined) return ownName.own === undefined ? undefined : { text: ownName.own };
  const coding = codingsOf(element);
  const coded = namesOf(coding);
  const chosen = chooseName({ ...writtenNames(element, coding, narrative), coded, ...ownName });
  const words = chosen.name;
  const qualifiers = qualifiersOf(element).filter((word) => words?.toLowerCase().includes(word.toLowerCase()) !== true);
  const name = words ?? (qualifiers.length > 0 ? displayIn(coding) : undefined);
  // "Left" or "suspected" is no part of the code's own name, and must not be lost with it.
  const text = name !== undefined && qualifiers.length > 0 ? `${name} (${qualifiers.join(', ')})` : name;
  return presentOrNone({ coding, text, extension: wordsBeside(chosen) });
}

/** The concept, as `cdaConcept`; one without a name is named by why: "Medicine not known". Never blank. */
export function namedConcept(element: Element | undefined, noun: string, narrative: Narrative): JsonObject | undefined {
  const why = nullWords(element);
  return cdaConcept(element, narrative) ?? (why === undefined ? undefined : { text: `${noun}: ${why}` });
}

/** The code and all its translations, those within translations too. */
export function codingsOf(element: Element): readonly JsonObject[] {
  const own = codingOf(element);
  const further = childrenNamed(element, 'translation').flatMap(codingsOf);
  return own === undefined ? further : [own, ...further];
}

/** Codes that deny what they stand for, by their names (CVX). */
const denyingNames = new Map([['http://hl7.org/fhir/sid/cvx|998', 'No vaccine administered']]);

function codingOf(element: Element): JsonObject | undefined {
  const code = attributeOf(element, 'code');
  const system = code === undefined ? undefined : systemOf(attributeOf(element, 'codeSystem'));
  // Words beside a code that says "none given" must not stand for it because it came without its name.
  const display = attributeOf(element, 'displayName') ?? denyingNames.get(`${system}|${code}`);
  if (code === undefined && display === undefined) return undefined;
  return presentParts({
    system,
    version: attributeOf(element, 'codeSystemVersion'),
    code,
    display,
  });
}

/** SNOMED CT of sides: the qualifier that must not be lost for want of its name. */
const sides = new Map([
  ['7771000', 'left'],
  ['24028007', 'right'],
  ['51440002', 'both sides'],
]);

/** v3 CR: what narrows a code down, in words; what came without its name by its code. */
function qualifiersOf(element: Element): readonly string[] {
  return childrenNamed(element, 'qualifier').flatMap((qualifier) => {
    const value = childNamed(qualifier, 'value');
    const named = attributeOf(value, 'displayName') ?? plainText(childNamed(value, 'originalText') ?? qualifier);
    const code = attributeOf(value, 'code');
    if (named !== undefined || code === undefined) return named ?? [];
    const qualifierName = attributeOf(childNamed(qualifier, 'name'), 'displayName');
    return `${qualifierName === undefined ? '' : `${qualifierName}: `}${sides.get(code) ?? `code ${code}`}`;
  });
}

function displayIn(codings: readonly JsonObject[]): string | undefined {
  const display = codings.find((coding) => coding.display !== undefined)?.display;
  return typeof display === 'string' ? display : undefined;
}

/** Words of the clinician; a whole row of a table says more than the name, and stands in only where there is no other. */
function writtenNames(element: Element, coding: readonly JsonObject[], narrative: Narrative): Pick<SentNames, 'referred' | 'inline'> {
  const original = childNamed(element, 'originalText') ?? childNamed(childNamed(element, 'translation'), 'originalText');
  const isWholeRow = rows.has(referredNarrative(original, narrative)?.name ?? '');
  const { referred, inline } = writtenPieces(original, narrative);
  const plain = referred === undefined && inline === undefined && coding.length === 0 ? plainText(element) : undefined;
  const ownWords = bounded(inline ?? plain);
  const isLeftOut = referred === undefined || (isWholeRow && (ownWords !== undefined || namesOf(coding).length > 0));
  return { ...(!isLeftOut && { referred: bounded(referred) ?? '' }), ...(ownWords !== undefined && { inline: ownWords }) };
}

function bounded(text: string | undefined): string | undefined {
  return text === undefined || text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** No name is longer; what is stands whole in the document. */
const longest = 1000;

const rows = new Set(['tr', 'table', 'tbody', 'list', 'section', 'text']);

function namesOf(codings: readonly JsonObject[]): readonly string[] {
  return codings.flatMap(({ display }) => (typeof display === 'string' ? [display] : []));
}

/** Some write the name into the element itself. */
function plainText(element: Element): string | undefined {
  const text = element.children
    .filter((node) => typeof node === 'string')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** The words of a concept, as our describers would say them, with those that contradict them: for building sentences. */
export function conceptWords(concept: JsonObject | undefined): string | undefined {
  const words = besideIn(concept);
  const name = nameIn(concept);
  return name === undefined || words.contradicting.length === 0
    ? name
    : `${name} ${writtenWords.inParentheses(words.contradicting.join(', '))}`;
}

/** The name of a concept alone. */
export function nameIn(concept: JsonObject | undefined): string | undefined {
  if (typeof concept?.text === 'string') return concept.text;
  const codings: readonly JsonObject[] = Array.isArray(concept?.coding) ? concept.coding : [];
  const display = displayIn(codings);
  if (display !== undefined) return display;
  const code = codings[0]?.code;
  return typeof code === 'string' ? `code ${code}` : undefined;
}

/** Tells whether a concept has words of its own, and not a code alone. */
export function isNamed(concept: JsonObject): boolean {
  return typeof concept.text === 'string' || (Array.isArray(concept.coding) && displayIn(concept.coding) !== undefined);
}

/** Tells whether an element has one of the codes, in any system: for codes that are unique by themselves, such as those of SNOMED CT. */
export function hasCode(element: Element | undefined, codes: ReadonlySet<string>): boolean {
  return element !== undefined && codingsOf(element).some(({ code }) => typeof code === 'string' && codes.has(code));
}
