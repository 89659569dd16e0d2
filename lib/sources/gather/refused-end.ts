import { kinds, kindFor, supportingTypes } from '#/lib/fhir/kinds/registry.ts';
import { categoryOfType } from '#/lib/fhir/filing/type-categories.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { categories, type Category } from '#/lib/record/model/category.ts';
import { unreadableItems, type QueryEnd, type UnreadableItems } from '#/lib/sources/answer/category-outcomes.ts';
import type { ClassifiedResource } from './classify-resources.ts';
import { isForeign } from './subject-check.ts';

export type Refused = Extract<ClassifiedResource, { type: 'refused' }>;

/** Categories of entries that a search for their type does not speak of: a statement about allergies may be a List. */
const beyondSearch = new Map<string, readonly Category[]>([
  ['List', ['allergies']],
  ['Specimen', ['results']],
]);

/** Ends of the resources that came and are not shown. */
export interface RefusedEnds {
  readonly add: (resource: Refused) => void;
  readonly all: readonly QueryEnd[];
}

/** Starts collecting ends, one for each reason and type, as a source may send thousands of items. */
export function collectRefusedEnds(version: Version): RefusedEnds {
  const all: QueryEnd[] = [];
  const itemsByKey = new Map<string, UnreadableItems>();
  const add = ({ refused, labels }: Refused): void => {
    const key = `${refused.reason} ${refused.resourceType}`;
    const items = itemsByKey.get(key) ?? unreadableItems();
    items.add(labels);
    if (itemsByKey.has(key)) return;
    itemsByKey.set(key, items);
    all.push(refusedEnd(refused, items, version));
  };
  return { add, all };
}

/**
 * End of a resource that came and is not shown. It limits every category that it may belong to, whatever it was sent in
 * answer to: a document that was refused must not read as "No documents recorded" (H05, H06).
 */
function refusedEnd(refused: Refused['refused'], { limitation }: UnreadableItems, version: Version): QueryEnd {
  const possible = new Set(possibleCategories(refused.resourceType, version));
  if (isForeign(refused.reason)) return { categories: possible, failure: { kind: refused.reason }, limitations: [] };
  // Speaks of them only while the limit stands: a hidden resource must leave no trace (H24).
  return { categories: new Set(), alsoAffects: [...possible], limitations: [limitation] };
}

/** Returns the categories that a resource may belong to, by the type as its source names it; all if that is no type's name. */
export function possibleCategories(resourceType: string, { types }: Pick<Version, 'types'>): readonly Category[] {
  const type = (Object.hasOwn(types, resourceType) ? types[resourceType] : undefined) ?? resourceType;
  if (supportingTypes.has(type)) return [];
  if (kinds.some((kind) => kind.types.includes(type))) return [...kindFor(type).searchCategories, ...(beyondSearch.get(type) ?? [])];
  return /^[A-Z][A-Za-z]+$/.test(type) ? [categoryOfType(type)] : categories;
}
