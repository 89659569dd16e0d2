import { type Resource, objectOf } from './json.ts';

/** No reference lies deeper in a resource that anyone sends. */
const deepest = 64;

/** A resource as if it had never pointed to some others: each of their References is left out (H24). */
export function withoutReferences(resource: Resource, isHidden: (reference: string) => boolean): Resource {
  const left = objectOf(without(resource, isHidden, 0)) ?? {};
  return { ...left, resourceType: resource.resourceType };
}

function without(value: unknown, isHidden: (reference: string) => boolean, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  if (Array.isArray(value)) return value.map((item) => without(item, isHidden, depth + 1)).filter((item) => item !== undefined);
  const object = objectOf(value);
  if (typeof object?.reference === 'string' && isHidden(object.reference)) return undefined;
  const parts = Object.entries(value).map(([key, part]) => [key, without(part, isHidden, depth + 1)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}
