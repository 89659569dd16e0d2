import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { extensionLabel, labelOf } from './label.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { type DrawnParts, drawnElements, isWhollyDrawn } from '#/lib/fhir/datatypes/drawn-elements.ts';
import { isIdentifier, valueText } from '#/lib/fhir/datatypes/value.ts';
import { referenceName } from '#/lib/fhir/datatypes/reference.ts';
import { plainCodeText } from './reader-facts.ts';
import { termAsRecorded } from './words.ts';
import { primitiveText } from '#/lib/fhir/datatypes/text.ts';

/** Bounds for an answer without measure; the number of values beyond them is shown, never silently dropped (H10). */
const deepest = 10;
const most = 200;

/** Facts of the values that are not undefined. */
export function statedFacts(values: Readonly<Record<string, string | undefined>>): readonly EntryFact[] {
  return Object.entries(values).flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

/** Collects the facts of one resource. */
export interface FactSheet {
  readonly facts: EntryFact[];
  /** Number of values left out because of a bound. */
  omitted: number;
}

/**
 * Adds every value under an element as facts, of whatever type: a known datatype on one line, any other by its parts
 * with their path as the label. No fact is blank, and none is dropped.
 */
export function addFacts(sheet: FactSheet, label: string, value: unknown, context: ResourceContext, depth = 0): void {
  if (value === undefined || value === null) return;
  if (sheet.facts.length >= most || depth > deepest) {
    sheet.omitted += 1;
    return;
  }
  if (Array.isArray(value)) {
    addList(sheet, label, value, context, depth);
    return;
  }
  const text = valueText(value, context);
  const object = objectOf(value);
  if (text !== undefined) {
    addText(sheet, label, text, value, context);
    if (object !== undefined && !isWhollyDrawn(object)) addWithin(sheet, label, object, context, depth + 1);
  } else if (object !== undefined) addParts(sheet, label, object, context, depth);
}

/** Writes a list on one line when every item is short; otherwise each item with its number. */
function addList(sheet: FactSheet, label: string, values: readonly unknown[], context: ResourceContext, depth: number): void {
  const line = shortLine(values, context);
  if (line !== undefined) {
    if (line !== '') addLine(sheet, label, line, values, context);
    if (!isWhollyDrawn(values)) addWithin(sheet, label, values, context, depth);
    return;
  }
  values.forEach((value, index) => addFacts(sheet, values.length === 1 ? label : `${label} ${index + 1}`, value, context, depth + 1));
}

/** Adds a value on one line: identifiers and references go to the source data, codes without words get words. */
function addText(sheet: FactSheet, label: string, text: string, value: unknown, context: ResourceContext): void {
  const object = objectOf(value);
  if (object !== undefined && isPointer(object, context)) sheet.facts.push({ label, value: text, isSourceData: true });
  else addWorded(sheet, label, text, object === undefined ? text : plainCodeText(text));
}

function addLine(sheet: FactSheet, label: string, line: string, values: readonly unknown[], context: ResourceContext): void {
  const objects = values.map(objectOf);
  if (objects.every((object) => object !== undefined && isPointer(object, context))) {
    sheet.facts.push({ label, value: line, isSourceData: true });
    return;
  }
  const worded = values.map((value) => {
    const text = valueText(value, context) ?? '';
    return objectOf(value) === undefined ? text : plainCodeText(text);
  });
  addWorded(sheet, label, line, worded.join(', '));
}

/** Adds the words for the reader, and the text as sent where it is another. */
function addWorded(sheet: FactSheet, label: string, text: string, words: string): void {
  sheet.facts.push({ label, value: words });
  if (words !== text) sheet.facts.push({ label, value: text, isSourceData: true });
}

/** Tells whether a value only points at something: an identifier, or a reference of which nobody knows the name. */
function isPointer(object: JsonObject, context: ResourceContext): boolean {
  if (isIdentifier(object)) return true;
  const isReference = typeof object.reference === 'string' || objectOf(object.identifier) !== undefined;
  return isReference && object.coding === undefined && referenceName(object, context) === undefined;
}

/** Joins all items on one line; undefined where one is long, or has parts instead of a text. */
function shortLine(values: readonly unknown[], context: ResourceContext): string | undefined {
  let line = '';
  for (const value of values) {
    const text = valueText(value, context);
    if (text === undefined || text.length >= 80) return undefined;
    line = line === '' ? text : `${line}, ${text}`;
  }
  return line;
}

function addParts(sheet: FactSheet, label: string, object: JsonObject, context: ResourceContext, depth: number): void {
  for (const [key, value] of Object.entries(object)) {
    // Modifier extensions are read with their warning (normalise.ts); the narrative as text.
    if (key === 'modifierExtension' || key === 'id' || (key === 'text' && objectOf(value)?.div !== undefined)) continue;
    if (key === 'extension') addExtensions(sheet, label, value, context, depth);
    else if (key.startsWith('_')) addAbsence(sheet, `${label}: ${lowered(labelOf(key.slice(1)))}`, value, context, depth);
    // The type of a resource; an element of this name (STU3, R5) has parts.
    else if (key === 'resourceType' && typeof value === 'string') continue;
    else addFacts(sheet, `${label}: ${lowered(labelOf(key))}`, shortened(key, value), context, depth + 1);
  }
}

/** Adds extensions under their own names, and those within them by path. */
export function addExtensions(sheet: FactSheet, label: string | undefined, value: unknown, context: ResourceContext, depth = 0): void {
  for (const extension of objectsOf(value)) {
    const name = extensionLabel(extension.url);
    const path = label === undefined ? name : `${label}: ${lowered(name)}`;
    const held = Object.entries(extension).find(([key]) => key.startsWith('value'))?.[1];
    if (held !== undefined) addFacts(sheet, path, held, context, depth + 1);
    if (extension.extension !== undefined && depth <= deepest) addExtensions(sheet, path, extension.extension, context, depth + 1);
  }
}

const absent = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

/**
 * Adds FHIR's `_element`: extensions of a primitive, most often the reason that it is missing (H24: "masked" is not the
 * same as nothing).
 */
export function addAbsence(sheet: FactSheet, label: string, value: unknown, context: ResourceContext, depth = 0): void {
  for (const extension of listOf(value).flatMap((part) => objectsOf(objectOf(part)?.extension))) {
    if (extension.url === absent)
      sheet.facts.push({ label, value: `not given (${primitiveText(extension.valueCode)?.replaceAll('-', ' ') ?? 'no reason sent'})` });
    else addExtensions(sheet, label, [extension], context, depth + 1);
  }
}

/** Levels of a datatype without a name for the reader: a concept's codings. */
const unnamed = new Set(['coding']);

const noParts: DrawnParts = new Map();

/**
 * Adds the rest of a value that stands on one line, or that the kind describes itself: elements not shown there,
 * extensions, and reasons for missing values, at any depth ("Component 2: value: ordinal value"). Nothing that was sent
 * is dropped (H10).
 */
export function addWithin(
  sheet: FactSheet,
  label: string,
  value: unknown,
  context: ResourceContext,
  depth = 0,
  parts = noParts,
  name = '',
): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) {
    sheet.omitted += 1;
    return;
  }
  if (Array.isArray(value)) {
    const numbered = value.length > 1;
    value.forEach((item, index) => addWithin(sheet, numbered ? `${label} ${index + 1}` : label, item, context, depth + 1, parts, name));
    return;
  }
  const object = objectOf(value) ?? {};
  const drawnKeys = parts.get(name) ?? drawnElements(object);
  for (const key in object) {
    const part = object[key];
    if (!drawnKeys.has(key) || (key === 'resourceType' && typeof part === 'object'))
      addBesides(sheet, label, key, key === 'extension' ? withoutTermIds(object) : part, context, depth);
    else if (typeof part === 'object' && part !== null)
      addWithin(sheet, unnamed.has(key) ? label : `${label}: ${lowered(labelOf(key))}`, part, context, depth + 1, parts, key);
  }
}

function addBesides(sheet: FactSheet, label: string, key: string, part: unknown, context: ResourceContext, depth: number): void {
  if (part === undefined || part === null || key === 'modifierExtension') return;
  if (key === 'extension') addExtensions(sheet, label, part, context, depth);
  else if (key.startsWith('_')) addAbsence(sheet, `${label}: ${lowered(labelOf(key.slice(1)))}`, part, context, depth);
  else addFacts(sheet, `${label}: ${lowered(labelOf(key))}`, shortened(key, part), context, depth + 1);
}

/** SNOMED CT description of a code, as English practices send it (CareConnect coding-sctdescid, UK Core CodingSCTDescId). */
const ofTerm = /(?:coding-?sctdescid)(?:-\d+)?$/i;

/** Extensions of a coding without the technical id of its term; the term stays where it is another than the code's name. */
function withoutTermIds({ extension, display }: JsonObject): readonly JsonObject[] {
  return objectsOf(extension).flatMap((item) => {
    if (!ofTerm.test(primitiveText(item.url) ?? '')) return [item];
    const [term] = objectsOf(item.extension).filter(({ url }) => url === 'descriptionDisplay');
    const words = primitiveText(term?.valueString);
    return words === undefined || words === primitiveText(display) ? [] : [{ url: termAsRecorded, valueString: words }];
  });
}

/** Content in base64 is for the document viewer, not for the facts. */
function shortened(key: string, value: unknown): unknown {
  return key === 'data' && typeof value === 'string' && value.length > 200 ? `${value.length} characters of data` : value;
}

function lowered(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
