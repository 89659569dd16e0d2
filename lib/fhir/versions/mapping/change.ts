import { type JsonObject, listOf, objectOf, own } from '#/lib/fhir/resource/json.ts';

/**
 * Maps one difference between a version and R4: an object to the same object in R4's shape. Pure, and never loses a
 * value: a value that it does not understand, or that R4 has no free place for, stays under its own name, where
 * `describe` shows it as a fact.
 */
export type Change = (object: JsonObject) => JsonObject;

/** Turns a value into R4's form of it; undefined where it is not understood. */
export type Reshape = (value: unknown) => unknown;

const unchanged: Reshape = (value) => value;

/** Moves an element to its name in R4. FHIR's `_from` (FHIR R4 §2.6.2.3) goes with it. */
export function moved(from: string, to: string, reshape: Reshape = unchanged): Change {
  return (object) => {
    const value = own(object, from);
    const companion = own(object, `_${from}`);
    if (value === undefined && companion === undefined) return object;
    if (own(object, to) !== undefined || own(object, `_${to}`) !== undefined) return object;
    const shaped = value === undefined ? undefined : reshape(value);
    if (value !== undefined && shaped === undefined) return object;
    return {
      ...without(object, from, `_${from}`),
      ...(shaped !== undefined && { [to]: shaped }),
      ...(companion !== undefined && { [`_${to}`]: companion }),
    };
  };
}

/** Changes the form of an element, which keeps its name. */
export function reshaped(element: string, reshape: Reshape): Change {
  return (object) => {
    const value = own(object, element);
    const shaped = value === undefined ? undefined : reshape(value);
    return shaped === undefined ? object : { ...object, [element]: shaped };
  };
}

/** Moves every dated, coded … form of a choice element: `scheduled[x]` → `occurrence[x]`. */
export function movedChoice(from: string, to: string, forms: string): Change {
  return all(...forms.split(' ').map((form) => moved(from + form, to + form)));
}

/** Applies changes within an element, in each of its repetitions. */
export function inEach(element: string, ...changes: readonly Change[]): Change {
  const change = all(...changes);
  const changeItem = (value: unknown): unknown => {
    const object = objectOf(value);
    return object === undefined ? value : change(object);
  };
  return reshaped(element, (value) => (Array.isArray(value) ? value.map(changeItem) : changeItem(value)));
}

export function all(...changes: readonly Change[]): Change {
  return (object) => changes.reduce((changed, change) => change(changed), object);
}

/** Keeps the first of several values where R4 allows a single one, and moves the rest to `restElement`. */
export function first(element: string, restElement: string): Change {
  return (object) => {
    const value = own(object, element);
    if (!Array.isArray(value) || value.length === 0) return object;
    const [head, ...rest] = listOf(value);
    if (rest.length === 0) return { ...object, [element]: head };
    return own(object, restElement) === undefined ? { ...object, [element]: head, [restElement]: rest } : object;
  };
}

/**
 * Lifts parts of an element that R4 has no place for there to the resource: within an element that a kind describes they
 * would be hidden.
 */
export function lifted(element: string, parts: readonly string[], to: string): Change {
  return (object) => {
    const values = listOf(own(object, element));
    const liftedParts = values.map((value) => partsOf(value, parts)).filter((part) => part !== undefined);
    if (liftedParts.length === 0 || own(object, to) !== undefined) return object;
    const left = values.map((value) => (objectOf(value) === undefined ? value : without(value as JsonObject, ...parts)));
    return { ...object, [element]: Array.isArray(object[element]) ? left : left[0], [to]: liftedParts };
  };
}

function partsOf(value: unknown, parts: readonly string[]): JsonObject | undefined {
  const object = objectOf(value);
  const entries = parts.filter((part) => own(object, part) !== undefined).map((part) => [part, own(object, part)] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** Makes a list of a single value, where R4 has a list. */
export const inList: Reshape = (value) => (value === null ? undefined : listOf(value));

/** Takes the only value of a list; of several none is chosen. */
export const onlyOne: Reshape = (value) => (Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value);

/** Makes Annotations of notes that are bare text. */
export const asNotes: Reshape = (value) => listOf(value).map((note) => (typeof note === 'string' ? { text: note } : note));

/** Makes a CodeableConcept of a bare text. */
export const asText: Reshape = (value) => (typeof value === 'string' ? { text: value } : undefined);

/** Puts each repetition under a key: a Reference becomes a BackboneElement that holds it. */
export const under =
  (key: string): Reshape =>
  (value) =>
    listOf(value).map((item) => ({ [key]: item }));
