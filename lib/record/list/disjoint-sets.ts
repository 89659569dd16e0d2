import { growTypedArray } from './grow-typed-array.ts';

/**
 * Sets of slots (positions of entries in order of arrival) that grow by joining: union by size, with each set's members
 * in a ring, so that joining two costs next to nothing and the members of one are found without a walk over all.
 */
export interface DisjointSets {
  length: number;
  parent: Int32Array;
  /** Of a root: how many slots are in its set. */
  size: Int32Array;
  /** The next slot of the same set, in a ring. */
  next: Int32Array;
}

export function emptyDisjointSets(): DisjointSets {
  return { length: 0, parent: new Int32Array(0), size: new Int32Array(0), next: new Int32Array(0) };
}

/** A set of its own for each new slot up to `length`. */
export function addSets(clusters: DisjointSets, length: number): void {
  const start = clusters.length;
  clusters.parent = growTypedArray(clusters.parent, length);
  clusters.size = growTypedArray(clusters.size, length);
  clusters.next = growTypedArray(clusters.next, length);
  for (let slot = start; slot < length; slot += 1) {
    clusters.parent[slot] = slot;
    clusters.next[slot] = slot;
  }
  clusters.size.fill(1, start, length);
  clusters.length = length;
}

/** The slot that stands for the whole set. */
export function rootOf({ parent }: DisjointSets, slot: number): number {
  let at = slot;
  for (let up = parent[at]; up !== undefined && up !== at; up = parent[at]) {
    // Path halving keeps later walks short.
    parent[at] = parent[up] ?? up;
    at = up;
  }
  return at;
}

export function joinSets(clusters: DisjointSets, one: number, other: number): void {
  const [a, b] = [rootOf(clusters, one), rootOf(clusters, other)];
  if (a === b) return;
  const { parent, size, next } = clusters;
  const [large, small] = (size[a] ?? 0) < (size[b] ?? 0) ? [b, a] : [a, b];
  parent[small] = large;
  size[large] = (size[large] ?? 0) + (size[small] ?? 0);
  // Two rings become one when the followers of one slot of each change places.
  [next[large], next[small]] = [next[small] ?? small, next[large] ?? large];
}

/** Every slot of the set, in no order. */
export function membersOfSet({ next }: DisjointSets, slot: number): readonly number[] {
  const slots = [slot];
  for (let at = next[slot] ?? slot; at !== slot; at = next[at] ?? slot) slots.push(at);
  return slots;
}
