import type { JsonObject } from '#/lib/fhir/resource/json.ts';

/** An object of the parts that are there: what is not known is not an element, neither are empty lists. */
export function presentParts(parts: Readonly<Record<string, unknown>>): JsonObject {
  const object: Record<string, unknown> = {};
  for (const name in parts) {
    const value = parts[name];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    object[name] = value;
  }
  return object;
}

/** Parts that are there, as `presentParts`; undefined when there are none. */
export function presentOrNone(parts: Readonly<Record<string, unknown>>): JsonObject | undefined {
  const object = presentParts(parts);
  return Object.keys(object).length === 0 ? undefined : object;
}
