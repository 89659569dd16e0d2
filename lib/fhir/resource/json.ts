import { rememberTexts } from '#/lib/record/memory/remember-texts.ts';
import { isResourceId } from '#/lib/record/model/resource-reference.ts';

/** A JSON object from outside: any field may be absent or of any type, whatever the specification says. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A FHIR resource as received: only that it is an object with a type is known of it. */
export interface Resource extends JsonObject {
  readonly resourceType: string;
}

export function objectOf(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** FHIR lists are arrays, but some servers send a single value bare: both read the same. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

export function objectsOf(value: unknown): readonly JsonObject[] {
  if (value === undefined) return none;
  const list = listOf(value);
  return list.every(isObject) ? list : list.filter(isObject);
}

const none: readonly JsonObject[] = [];

/** The field's value when it is the object's own: keys that come from outside may be `constructor` or `__proto__`. */
export function ownField(object: JsonObject | undefined, key: string): unknown {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

export function resourceOf(value: unknown): Resource | undefined {
  return isResource(value) ? value : undefined;
}

/** `Type/id` of a resource, when it has a usable id. */
export function referenceOf(resource: Resource | undefined): string | undefined {
  const id = ownField(resource, 'id');
  return resource !== undefined && isResourceId(id) ? `${resource.resourceType}/${id}` : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isResource(value: unknown): value is Resource {
  return isObject(value) && typeof value.resourceType === 'string' && isTypeName(value.resourceType);
}

/** Asked of each resource several times, and there are few types. */
const typeNames = rememberTexts<true>(1_000);

function isTypeName(name: string): boolean {
  if (typeNames.has(name)) return true;
  if (!/^[A-Za-z]{1,64}$/.test(name)) return false;
  typeNames.set(name, true);
  return true;
}
