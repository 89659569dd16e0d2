import { type JsonObject, listOf, ownField } from '#/lib/fhir/resource/json.ts';
import { type MappingChange, withoutKeys } from './change.ts';

/** R4's code systems for statuses that were bare codes before. */
const terminology = 'http://terminology.hl7.org/CodeSystem';
const valueSets = {
  'allergyintolerance-clinical': 'active inactive resolved'.split(' '),
  'allergyintolerance-verification': 'unconfirmed presumed confirmed refuted entered-in-error'.split(' '),
  'condition-clinical': 'active recurrence relapse inactive remission resolved'.split(' '),
  'condition-ver-status': 'unconfirmed provisional differential confirmed refuted entered-in-error'.split(' '),
} as const;
type ValueSet = keyof typeof valueSets;

/** A bare code becomes a CodeableConcept; one that R4 does not know keeps its letters and gets no system of R4's. */
export function codeToConcept(element: string, valueSet: ValueSet): MappingChange {
  return (object) => {
    const code = ownField(object, element);
    return typeof code === 'string' ? { ...object, [element]: conceptOfCode(code, valueSet) } : object;
  };
}

export function conceptOfCode(code: string, valueSet: ValueSet): JsonObject {
  const isKnown = valueSets[valueSet].includes(code);
  return { coding: [{ ...(isKnown && { system: `${terminology}/${valueSet}` }), code }] };
}

/** Codes that mean the same in R4 under another name; any other stays as it came, for the kind to warn of (H12). */
export function recodeElement(element: string, codes: Readonly<Record<string, string>>): MappingChange {
  const table = new Map(Object.entries(codes));
  return (object) => {
    const code = ownField(object, element);
    const codeInR4 = typeof code === 'string' ? table.get(code) : undefined;
    return codeInR4 === undefined ? object : replaceCode(object, element, codeInR4);
  };
}

/**
 * Turns a flag that says "not" into the status that says it in R4 (H11). The flag stays and is shown. `false` is the
 * default of R4: it alone is left out, for "Not given: No" under a vaccine is misread. A flag with any other value gets
 * a warning. Stands before any `recodeElement('status')`, so that the status as sent is kept. An entry in error keeps that
 * status: there is none for both.
 */
export function flagToStatus(flag: string, code: string): MappingChange {
  const warn = warnOfElement(flag, (value) => !isTrue(value));
  return (object) => {
    const value = ownField(object, flag);
    if (value === undefined || value === null) return object;
    if (value === false || value === 'false') return withoutKeys(object, flag);
    if (!isTrue(value)) return warn(object);
    return withStatus(object, code);
  };
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** Sets the status that another element decides; never instead of "entered in error". */
export function withStatus(object: JsonObject, code: string): JsonObject {
  return object.status === 'entered-in-error' || object.status === code ? object : replaceCode(object, 'status', code);
}

/** Makes a modifier extension of an element that changes the meaning and has no place in R4 (H10). */
export function warnOfElement(element: string, when: (value: unknown) => boolean = () => true): MappingChange {
  return (object) => {
    const value = ownField(object, element);
    if (value === undefined || value === null || !when(value)) return object;
    const modifier = { url: `urn:tributary:${dashed(element)}`, valueCode: value };
    return { ...withoutKeys(object, element), modifierExtension: [...listOf(object.modifierExtension), modifier] };
  };
}

/** Replaces a code, and keeps the one sent readable: "Status as sent: aborted" (H12). */
export function replaceCode(object: JsonObject, element: string, code: unknown): JsonObject {
  const sentCode = ownField(object, element);
  const changed = { ...object, [element]: code };
  if (sentCode === undefined || sentCode === null) return changed;
  const original = { url: `urn:tributary:${dashed(element)}-as-sent`, valueCode: sentCode };
  return { ...changed, extension: [...listOf(object.extension), original] };
}

function dashed(element: string): string {
  return element.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
