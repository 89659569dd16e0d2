/**
 * Connected components: items that share a key, directly or through others, are together.
 * Order within and between components is the order of the items.
 */
export function componentsOf<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): readonly (readonly Item[])[] {
  const roots = componentRoots(items, keysOf);
  const found = new Map<number, Item[]>();
  items.forEach((item, index) => {
    const root = roots[index] ?? index;
    const members = found.get(root);
    if (members) members.push(item);
    else found.set(root, [item]);
  });
  return [...found.values()];
}

/** For each item the index of one of its component, the same for all of it. */
function componentRoots<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Int32Array {
  const parent = Int32Array.from(items, (_, index) => index);
  const firstWith = new Map<string, number>();
  items.forEach((item, index) => {
    for (const key of keysOf(item)) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else join(parent, first, index);
    }
  });
  return parent.map((_, index) => rootOf(parent, index));
}

function join(parent: Int32Array, a: number, b: number): void {
  parent[rootOf(parent, b)] = rootOf(parent, a);
}

function rootOf(parent: Int32Array, index: number): number {
  let at = index;
  for (let up = parent[at]; up !== undefined && up !== at; up = parent[at]) {
    // Path halving keeps later walks short.
    parent[at] = parent[up] ?? up;
    at = up;
  }
  return at;
}
