import { type JsonObject, objectOf } from '#/lib/fhir/resource/json.ts';

/**
 * The elements of each datatype of FHIR (DSTU2 to R5) that is read whole: a reader of it says all of these. Whatever else
 * stands in one, of a later version or of nobody's, is not said by it (`facts.ts` says it then).
 */
const datatypes: readonly ReadonlySet<string>[] = [
  'coding text',
  'system version code display userSelected',
  'reference display type identifier',
  'value unit code system comparator currency',
  'start end',
  'concept reference',
  'text time authorString authorReference',
  'use type system value period assigner',
  'low high',
  'numerator denominator',
  'contentType language data url size hash title creation height width frames duration pages',
  'repeat event code',
  'boundsDuration boundsQuantity boundsRange boundsPeriod count countMax duration durationMax durationUnit durationUnits frequency frequencyMax period periodMax periodUnit periodUnits dayOfWeek timeOfDay when offset',
  'sequence text additionalInstruction patientInstruction timing asNeededBoolean asNeededCodeableConcept asNeeded asNeededFor site route method doseAndRate dose doseQuantity doseRange rateRatio rateRange rateQuantity maxDosePerPeriod maxDosePerAdministration maxDosePerLifetime',
  'type doseQuantity doseRange rateRatio rateRange rateQuantity',
  'status div',
  'origin period interval intervalUnit factor lowerLimit upperLimit dimensions codeMap offsets data',
  'system value use rank period',
  'use text family given prefix suffix period',
  'use type text line city district state postalCode country period',
].map(elementSet);

/** Names of elements, with what every element may have. */
export function elementSet(words: string): ReadonlySet<string> {
  return new Set([...words.split(' '), 'id', 'resourceType']);
}

/** The datatypes that have an element: nearly every object is found to be one of them by the first of its own. */
const havingElement: ReadonlyMap<string, readonly ReadonlySet<string>[]> = new Map(
  [...new Set(datatypes.flatMap((elements) => [...elements]))].map((key) => [key, datatypes.filter((elements) => elements.has(key))]),
);

/** Parts that are drawn, for elements with parts of their own, by name. Any other element is a datatype. */
export type DrawnParts = ReadonlyMap<string, ReadonlySet<string>>;

/** Tells whether all that a value holds is said where it is drawn: called for each value of each resource, so that no words are made for it. */
export function isWhollyDrawn(value: unknown, parts?: DrawnParts, name = '', depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  // Deeper than any datatype: looked at with its bound (`facts.ts`).
  if (depth > 8) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (!isWhollyDrawn(item, parts, name, depth + 1)) return false;
    return true;
  }
  const object = objectOf(value) ?? {};
  const wasDrawn = parts?.get(name) ?? fitting(object);
  if (wasDrawn === undefined) return false;
  for (const key in object) {
    const part = object[key];
    // The type of a resource is no element; an element of this name (STU3, R5) has parts.
    if (!wasDrawn.has(key) || (key === 'resourceType' && typeof part === 'object')) return false;
    if (typeof part === 'object' && part !== null && !isWhollyDrawn(part, parts, key, depth + 1)) return false;
  }
  return true;
}

/** The datatype that has every element of an object. */
function fitting(object: JsonObject): ReadonlySet<string> | undefined {
  for (const first in object) {
    for (const elements of havingElement.get(first) ?? []) if (leftOf(object, elements, 1) === 0) return elements;
    return undefined;
  }
  return none;
}

/** Elements that are drawn of an object: those of the datatype that it is most like. */
export function drawnElements(object: JsonObject): ReadonlySet<string> {
  let best = none;
  let fewest = Number.POSITIVE_INFINITY;
  for (const elements of datatypes) {
    const left = leftOf(object, elements, fewest);
    if (left >= fewest) continue;
    best = elements;
    fewest = left;
  }
  return best;
}

const none: ReadonlySet<string> = new Set();

function leftOf(object: JsonObject, elements: ReadonlySet<string>, enough: number): number {
  let left = 0;
  for (const key in object) {
    if (elements.has(key)) continue;
    left += 1;
    if (left >= enough) break;
  }
  return left;
}
