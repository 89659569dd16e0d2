import { type JsonObject, listOf, objectOf, ownField } from '#/lib/fhir/resource/json.ts';

/**
 * Maps one difference between a version and R4: an object to the same object in R4's shape. Pure, and never loses a
 * value: a value that it does not understand, or that R4 has no free place for, stays under its own name, where
 * `describe` shows it as a fact.
 */
export type MappingChange = (object: JsonObject) => JsonObject;

/** Turns a value into R4's form of it; undefined where it is not understood. */
export type ValueReshape = (value: unknown) => unknown;

const unchanged: ValueReshape = (value) => value;

/** Moves an element to its name in R4. FHIR's `_from` (FHIR R4 §2.6.2.3) goes with it. */
export function moveElement(from: string, to: string, reshape: ValueReshape = unchanged): MappingChange {
  return (object) => {
    const value = ownField(object, from);
    const companion = ownField(object, `_${from}`);
    if (value === undefined && companion === undefined) return object;
    if (ownField(object, to) !== undefined || ownField(object, `_${to}`) !== undefined) return object;
    const shaped = value === undefined ? undefined : reshape(value);
    if (value !== undefined && shaped === undefined) return object;
    return {
      ...withoutKeys(object, from, `_${from}`),
      ...(shaped !== undefined && { [to]: shaped }),
      ...(companion !== undefined && { [`_${to}`]: companion }),
    };
  };
}

/** Changes the form of an element, which keeps its name. */
export function reshapeElement(element: string, reshape: ValueReshape): MappingChange {
  return (object) => {
    const value = ownField(object, element);
    const shaped = value === undefined ? undefined : reshape(value);
    return shaped === undefined ? object : { ...object, [element]: shaped };
  };
}

/** Moves every dated, coded … form of a choice element: `scheduled[x]` → `occurrence[x]`. */
export function moveChoice(from: string, to: string, forms: string): MappingChange {
  return combineChanges(...forms.split(' ').map((form) => moveElement(from + form, to + form)));
}

/** Applies changes within an element, in each of its repetitions. */
export function changeWithin(element: string, ...changes: readonly MappingChange[]): MappingChange {
  const change = combineChanges(...changes);
  const changeItem = (value: unknown): unknown => {
    const object = objectOf(value);
    return object === undefined ? value : change(object);
  };
  return reshapeElement(element, (value) => (Array.isArray(value) ? value.map(changeItem) : changeItem(value)));
}

export function combineChanges(...changes: readonly MappingChange[]): MappingChange {
  return (object) => changes.reduce((changed, change) => change(changed), object);
}

/** Keeps the first of several values where R4 allows a single one, and moves the rest to `restElement`. */
export function keepFirst(element: string, restElement: string): MappingChange {
  return (object) => {
    const value = ownField(object, element);
    if (!Array.isArray(value) || value.length === 0) return object;
    const [firstValue, ...otherValues] = listOf(value);
    if (otherValues.length === 0) return { ...object, [element]: firstValue };
    return ownField(object, restElement) === undefined ? { ...object, [element]: firstValue, [restElement]: otherValues } : object;
  };
}

/**
 * Lifts parts of an element that R4 has no place for there to the resource: within an element that a kind describes they
 * would be hidden.
 */
export function liftParts(element: string, parts: readonly string[], to: string): MappingChange {
  return (object) => {
    const values = listOf(ownField(object, element));
    const liftedParts = values.map((value) => partsOf(value, parts)).filter((part) => part !== undefined);
    if (liftedParts.length === 0 || ownField(object, to) !== undefined) return object;
    const remainingValues = values.map((value) => (objectOf(value) === undefined ? value : withoutKeys(value as JsonObject, ...parts)));
    return { ...object, [element]: Array.isArray(object[element]) ? remainingValues : remainingValues[0], [to]: liftedParts };
  };
}

function partsOf(value: unknown, parts: readonly string[]): JsonObject | undefined {
  const object = objectOf(value);
  const entries = parts.filter((part) => ownField(object, part) !== undefined).map((part) => [part, ownField(object, part)] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export function withoutKeys(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** Makes a list of a single value, where R4 has a list. */
export const wrapInList: ValueReshape = (value) => (value === null ? undefined : listOf(value));

/** Takes the only value of a list; of several none is chosen. */
export const takeOnlyValue: ValueReshape = (value) => (Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value);

/** Makes Annotations of notes that are bare text. */
export const textsToNotes: ValueReshape = (value) => listOf(value).map((note) => (typeof note === 'string' ? { text: note } : note));

/** Makes a CodeableConcept of a bare text. */
export const textToConcept: ValueReshape = (value) => (typeof value === 'string' ? { text: value } : undefined);

/** Puts each repetition under a key: a Reference becomes a BackboneElement that holds it. */
export const nestUnder =
  (key: string): ValueReshape =>
  (value) =>
    listOf(value).map((item) => ({ [key]: item }));
