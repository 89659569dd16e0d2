import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';

/**
 * The order of slots 0 … `length`, newest first, from that of slots 0 … `start`. What is there is moved in blocks, not
 * compared: a batch costs its own sorting, and a search for each of its entries.
 */
export function mergeSorted(items: readonly PreparedEntry[], order: Int32Array, start: number, length: number): Int32Array {
  const compare = (a: number, b: number): number => {
    const [one, other] = [items[a], items[b]];
    return one && other ? byNewest(one, other) : 0;
  };
  // Each batch is sorted already, and the sort makes use of such runs.
  const added = Array.from({ length: length - start }, (_, offset) => start + offset).toSorted(compare);
  if (order.length === 0) return Int32Array.from(added);
  const merged = new Int32Array(length);
  let [from, at] = [0, 0];
  for (const slot of added) {
    const to = positionAfter(order, from, slot, compare);
    if (to > from) merged.set(order.subarray(from, to), at);
    at += to - from;
    merged[at] = slot;
    at += 1;
    from = to;
  }
  merged.set(order.subarray(from), at);
  return merged;
}

/** The first place from `from` on whose slot stands after the given one. */
function positionAfter(order: Int32Array, from: number, slot: number, compare: (a: number, b: number) => number): number {
  let [low, high] = [from, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(order[middle] ?? 0, slot) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
