import type { CodedConcept, Coding } from '#/lib/record/model/coded.ts';
import { codeSystemName } from '#/lib/record/words/code-system-names.ts';
import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { nameOfCode } from './code-names.ts';
import { lineOf, primitiveText } from './text.ts';

/**
 * A CodeableConcept, a bare Coding or a bare code; of R5's CodeableReference its concept, else the name of what it refers to. Text
 * first, then a display, then code and system; never blank (H26).
 */
export function conceptOf(value: unknown): CodedConcept | undefined {
  const object = conceptIn(objectOf(value));
  if (object === undefined) {
    const code = primitiveText(value);
    return code === undefined ? undefined : { text: code, codings: [] };
  }
  const codings = codingsOf(object);
  const text = lineOf(object.text) ?? displayOf(object, codings);
  return text === undefined ? undefined : { text, codings };
}

function conceptIn(object: JsonObject | undefined): JsonObject | undefined {
  if (object === undefined || object.coding !== undefined || object.text !== undefined) return object;
  const display = lineOf(objectOf(object.reference)?.display);
  return objectOf(object.concept) ?? (display === undefined ? object : { text: display });
}

/** Every concept with content of an element that repeats. */
function conceptsOf(value: unknown): readonly CodedConcept[] {
  const concepts: CodedConcept[] = [];
  for (const item of Array.isArray(value) ? value : [value]) {
    const concept = conceptOf(item);
    if (concept !== undefined) concepts.push(concept);
  }
  return concepts;
}

export function conceptText(value: unknown): string | undefined {
  return conceptOf(value)?.text;
}

/** The concept's text, as `conceptText`, with words of ours for codes that came without any. */
export function wordedText(value: unknown, words: ReadonlyMap<string, string>): string | undefined {
  const concept = conceptOf(value);
  const worded = lineOf(objectOf(value)?.text) !== undefined || concept?.codings.some(({ display }) => display !== undefined) === true;
  const workedOut = worded
    ? undefined
    : codesOf(value)
        .map((code) => words.get(code))
        .find((word) => word !== undefined);
  return workedOut ?? concept?.text;
}

/** The texts of all repetitions, joined. */
export function conceptTexts(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const concepts = conceptsOf(value);
  return concepts.length < 2 ? concepts[0]?.text : [...new Set(concepts.map(({ text }) => text))].join(', ');
}

export function codingOf(value: unknown): Coding | undefined {
  const object = objectOf(value);
  if (object === undefined) return undefined;
  const system = lineOf(object.system);
  const code = primitiveText(object.code);
  const display = lineOf(object.display);
  if (code === undefined && display === undefined) return undefined;
  // Nearly all have all three; a spread for each of a record's codings takes as long as reading it.
  if (system !== undefined && code !== undefined && display !== undefined) return { system, code, display };
  return { ...(system !== undefined && { system }), ...(code !== undefined && { code }), ...(display !== undefined && { display }) };
}

/** The codes of a concept or of repeated concepts, of whatever system: for closed value sets such as statuses. */
export function codesOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') {
    const code = lineOf(value);
    return code === undefined ? [] : [code];
  }
  const codes: string[] = [];
  for (const { text, codings } of conceptsOf(value)) {
    if (codings.length === 0) codes.push(text);
    // A status of which only the words came is one that we do not know, and not none.
    for (const { code, display } of codings) codes.push(code ?? display ?? '');
  }
  return codes;
}

/** Tells whether any coding of a concept is in the set of `system|code`. */
export function hasCoding(concept: CodedConcept | undefined, set: ReadonlySet<string>): boolean {
  return concept?.codings.some(({ system, code }) => set.has(`${system}|${code}`)) ?? false;
}

function codingsOf(object: JsonObject): readonly Coding[] {
  const codings: Coding[] = [];
  for (const own of object.coding === undefined ? [object] : objectsOf(object.coding)) {
    const coding = codingOf(own);
    if (coding !== undefined) codings.push(coding);
  }
  return codings;
}

function displayOf(object: JsonObject, codings: readonly Coding[]): string | undefined {
  // Coding.userSelected: the one that the clinician chose.
  const chosen = codingOf(objectsOf(object.coding).find(({ userSelected }) => userSelected === true));
  const worded = chosen?.display ?? codings.find(({ display }) => display !== undefined)?.display;
  if (worded !== undefined) return worded;
  const coded = codings.find(({ code }) => code !== undefined);
  return coded === undefined ? undefined : codeInWords(coded);
}

const hl7 = /^http:\/\/(terminology\.)?hl7\.org\/(?!fhir\/sid)/;

function codeInWords(coding: Coding): string {
  const name = nameOfCode(coding);
  if (name !== undefined) return name;
  const { system, code } = coding;
  if (system === undefined) return `Code ${code}`;
  // HL7's own codes are words: "social-history (observation-category)".
  if (hl7.test(system)) return `${code} (${system.slice(system.lastIndexOf('/') + 1)})`;
  return `Code ${code} (${codeSystemName(system)})`;
}
