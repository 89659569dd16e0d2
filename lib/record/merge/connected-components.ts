import { addSets, emptyDisjointSets, joinSets, rootOf } from './disjoint-sets.ts';

/**
 * Connected components: items that share a key, directly or through further items, are together.
 * The order within and between components is the order of the items.
 */
export function componentsOf<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): readonly (readonly Item[])[] {
  const sets = emptyDisjointSets();
  addSets(sets, items.length);
  const firstWithKey = new Map<string, number>();
  items.forEach((item, index) => {
    for (const key of keysOf(item)) {
      const first = firstWithKey.get(key);
      if (first === undefined) firstWithKey.set(key, index);
      else joinSets(sets, first, index);
    }
  });
  const components = new Map<number, Item[]>();
  items.forEach((item, index) => {
    const root = rootOf(sets, index);
    const members = components.get(root);
    if (members) members.push(item);
    else components.set(root, [item]);
  });
  return [...components.values()];
}
