import { growTypedArray } from './grow-typed-array.ts';

/**
 * Disjoint-set forest over the indexes 0 … `length`, with union by size and path halving: joining two sets and finding
 * a set's root cost near to constant time (Tarjan 1975). The members of each set also form a ring, so that one set is
 * listed without a walk over all. Typed arrays hold plain integers: no object is followed on the way to a root.
 */
export interface DisjointSets {
  length: number;
  parent: Int32Array;
  /** Number of members, valid at a root. */
  size: Int32Array;
  /** Next member of the same set, in a ring. */
  nextMember: Int32Array;
}

// Shared by all empty sets: an array without elements cannot change, and small clusters make many of them.
const noIndexes = new Int32Array(0);

export function emptyDisjointSets(): DisjointSets {
  return { length: 0, parent: noIndexes, size: noIndexes, nextMember: noIndexes };
}

/** Adds a set of one member for each index from the present length up to `length`. */
export function addSets(sets: DisjointSets, length: number): void {
  const start = sets.length;
  sets.parent = growTypedArray(sets.parent, length);
  sets.size = growTypedArray(sets.size, length);
  sets.nextMember = growTypedArray(sets.nextMember, length);
  for (let index = start; index < length; index += 1) {
    sets.parent[index] = index;
    sets.nextMember[index] = index;
  }
  sets.size.fill(1, start, length);
  sets.length = length;
}

/** Finds the index that stands for the whole set; joining may give the set another root. */
export function rootOf({ parent }: DisjointSets, index: number): number {
  let node = index;
  for (let above = parent[node]; above !== undefined && above !== node; above = parent[node]) {
    // Path halving keeps later walks short.
    parent[node] = parent[above] ?? above;
    node = above;
  }
  return node;
}

export function joinSets(sets: DisjointSets, left: number, right: number): void {
  const [leftRoot, rightRoot] = [rootOf(sets, left), rootOf(sets, right)];
  if (leftRoot === rightRoot) return;
  const { parent, size, nextMember } = sets;
  const [large, small] = (size[leftRoot] ?? 0) < (size[rightRoot] ?? 0) ? [rightRoot, leftRoot] : [leftRoot, rightRoot];
  parent[small] = large;
  size[large] = (size[large] ?? 0) + (size[small] ?? 0);
  // Two rings become one when one member of each exchanges its successor.
  [nextMember[large], nextMember[small]] = [nextMember[small] ?? small, nextMember[large] ?? large];
}

/** Lists every member of the set that holds `index`, in no order. */
export function membersOfSet({ nextMember }: DisjointSets, index: number): readonly number[] {
  const members = [index];
  for (let next = nextMember[index] ?? index; next !== index; next = nextMember[next] ?? index) members.push(next);
  return members;
}
