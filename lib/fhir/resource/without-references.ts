import { type JsonObject, type Resource, objectOf } from './json.ts';

/** No reference lies deeper in a resource that anyone sends. */
const deepest = 64;

/** A value without what is hidden in it; `isRemoved`: nothing of it is left. */
interface Left {
  readonly value: unknown;
  readonly touched: boolean;
  readonly isRemoved?: true;
}

/**
 * A resource as if it had never pointed to some others (H24). Each of their References is left out, and what stands in a list
 * for one of them (an Encounter's diagnosis, an entry of a List) as a whole: its other parts would still say that there
 * is one. So is the narrative of what pointed there, which was mostly made of the same data.
 */
export function withoutReferences(resource: Resource, isHidden: (reference: string) => boolean): Resource {
  const { value } = without(resource, isHidden, 0);
  return { ...objectOf(value), resourceType: resource.resourceType };
}

function without(value: unknown, isHidden: (reference: string) => boolean, depth: number): Left {
  if (typeof value !== 'object' || value === null || depth > deepest) return { value, touched: false };
  return Array.isArray(value) ? listWithout(value, isHidden, depth) : objectWithout(value, isHidden, depth);
}

function listWithout(list: readonly unknown[], isHidden: (reference: string) => boolean, depth: number): Left {
  const parts = list.map((item) => {
    const left = without(item, isHidden, depth + 1);
    return left.touched && standsFor(item, isHidden) ? { ...left, isRemoved: true as const } : left;
  });
  const stay = parts.filter(({ isRemoved }) => isRemoved !== true);
  const touched = parts.some((part) => part.touched);
  return { value: stay.map((part) => part.value), touched, ...(touched && stay.length === 0 && { isRemoved: true }) };
}

/** An item of a list whose own element is the hidden reference; a contained resource stays, and only loses it. */
function standsFor(item: unknown, isHidden: (reference: string) => boolean): boolean {
  const object = objectOf(item);
  return (
    object !== undefined && object.resourceType === undefined && Object.values(object).some((part) => isHiddenReference(part, isHidden))
  );
}

function isHiddenReference(value: unknown, isHidden: (reference: string) => boolean): boolean {
  const reference = objectOf(value)?.reference;
  return typeof reference === 'string' && isHidden(reference);
}

function objectWithout(value: object, isHidden: (reference: string) => boolean, depth: number): Left {
  if (isHiddenReference(value, isHidden)) return { value: undefined, touched: true, isRemoved: true };
  const parts = Object.entries(value).map(([key, part]) => ({ key, left: without(part, isHidden, depth + 1) }));
  const touched = parts.some(({ left }) => left.touched);
  if (!touched) return { value, touched };
  const stay = parts.filter(({ key, left }) => left.isRemoved !== true && !isNarrative(key, left.value, objectOf(value) ?? {}));
  const object: JsonObject = Object.fromEntries(stay.map(({ key, left }) => [key, left.value]));
  // An extension of which the url alone is left says nothing.
  const isEmpty = stay.every(({ key }) => key === 'url' || key === 'id');
  return { value: object, touched, ...(isEmpty && { isRemoved: true }) };
}

/** Types whose narrative may say more than their data: an allergy's or an alert's must not be lost for what it points to. */
const saysMore = new Set(['AllergyIntolerance', 'Flag']);

function isNarrative(key: string, value: unknown, { resourceType }: JsonObject): boolean {
  const narrative = key === 'text' ? objectOf(value) : undefined;
  if (narrative?.div === undefined) return false;
  return narrative.status !== 'additional' || typeof resourceType !== 'string' || !saysMore.has(resourceType);
}
