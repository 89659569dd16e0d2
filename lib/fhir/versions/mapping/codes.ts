import { type JsonObject, listOf, own } from '#/lib/fhir/resource/json.ts';
import { type Change, without } from './change.ts';

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
export function coded(element: string, valueSet: ValueSet): Change {
  return (object) => {
    const code = own(object, element);
    return typeof code === 'string' ? { ...object, [element]: conceptOfCode(code, valueSet) } : object;
  };
}

export function conceptOfCode(code: string, valueSet: ValueSet): JsonObject {
  const isKnown = valueSets[valueSet].includes(code);
  return { coding: [{ ...(isKnown && { system: `${terminology}/${valueSet}` }), code }] };
}

/** Codes that mean the same in R4 under another name; any other stays as it came, for the kind to warn of (H12). */
export function recoded(element: string, codes: Readonly<Record<string, string>>): Change {
  const table = new Map(Object.entries(codes));
  return (object) => {
    const code = own(object, element);
    const codeInR4 = typeof code === 'string' ? table.get(code) : undefined;
    return codeInR4 === undefined ? object : replaced(object, element, codeInR4);
  };
}

/**
 * A flag that says "not" becomes the status that says it in R4 (H11). The flag stays and is shown. `false` is what R4
 * means by saying nothing: it alone is left out, for "Not given: No" beside a vaccine is misread. A flag that is
 * neither is warned of. Before any `recoded('status')`: what was sent is what the status was. An entry made in error stays that: there is no status for both.
 */
export function negated(flag: string, code: string): Change {
  const warn = warned(flag, (value) => !isTrue(value));
  return (object) => {
    const value = own(object, flag);
    if (value === undefined || value === null) return object;
    if (value === false || value === 'false') return without(object, flag);
    if (!isTrue(value)) return warn(object);
    return withStatus(object, code);
  };
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** The status that another element decides; never instead of "entered in error". */
export function withStatus(object: JsonObject, code: string): JsonObject {
  return object.status === 'entered-in-error' || object.status === code ? object : replaced(object, 'status', code);
}

/** An element that changes the meaning and has no place in R4: R4's own way to say so is a modifier extension (H10). */
export function warned(element: string, when: (value: unknown) => boolean = () => true): Change {
  return (object) => {
    const value = own(object, element);
    if (value === undefined || value === null || !when(value)) return object;
    const modifier = { url: `urn:tributary:${dashed(element)}`, valueCode: value };
    return { ...without(object, element), modifierExtension: [...listOf(object.modifierExtension), modifier] };
  };
}

/** Another code in the place of the one sent, which stays readable: "Status as sent: aborted" (H12). */
export function replaced(object: JsonObject, element: string, code: unknown): JsonObject {
  const sentCode = own(object, element);
  const changed = { ...object, [element]: code };
  if (sentCode === undefined || sentCode === null) return changed;
  const original = { url: `urn:tributary:${dashed(element)}-as-sent`, valueCode: sentCode };
  return { ...changed, extension: [...listOf(object.extension), original] };
}

function dashed(element: string): string {
  return element.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
