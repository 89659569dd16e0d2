import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';

/**
 * Sorted merge: the order of entries 0 … `length`, newest first, from `order`, that of entries 0 … `start`. Earlier
 * entries are moved in blocks and not compared: a batch costs its own sorting and a binary search for each entry.
 */
export function mergeSorted(entries: readonly PreparedEntry[], order: Int32Array, start: number, length: number): Int32Array {
  const compare = (leftIndex: number, rightIndex: number): number => {
    const [left, right] = [entries[leftIndex], entries[rightIndex]];
    return left && right ? byNewest(left, right) : 0;
  };
  // Each batch is sorted already, and the sort makes use of such runs.
  const added = Array.from({ length: length - start }, (_, offset) => start + offset).toSorted(compare);
  if (order.length === 0) return Int32Array.from(added);
  const merged = new Int32Array(length);
  let [from, written] = [0, 0];
  for (const index of added) {
    const to = positionAfter(order, from, index, compare);
    if (to > from) merged.set(order.subarray(from, to), written);
    written += to - from;
    merged[written] = index;
    written += 1;
    from = to;
  }
  merged.set(order.subarray(from), written);
  return merged;
}

/** First position from `from` on whose entry sorts after the given entry. */
function positionAfter(order: Int32Array, from: number, index: number, compare: (left: number, right: number) => number): number {
  let [low, high] = [from, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(order[middle] ?? 0, index) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
