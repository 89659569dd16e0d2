import type { PreparedGroup } from './make-group.ts';
import { mergeDuplicates } from './merge-duplicates.ts';
import type { PreparedEntry } from './prepare.ts';

interface Merged {
  readonly members: readonly PreparedEntry[];
  readonly groupOf: ReadonlyMap<PreparedEntry, PreparedGroup>;
}

// A tick on and off again needs two; the third is what another filter shows.
const kept = 3;
const remembered = new WeakMap<PreparedEntry, readonly Merged[]>();

/**
 * `mergeDuplicates` of what is shown of one component: the group of each member. Remembered with the first member, so
 * that the same members give the same objects.
 */
export function mergeComponent(members: readonly PreparedEntry[]): ReadonlyMap<PreparedEntry, PreparedGroup> {
  const [first] = members;
  if (first === undefined) return new Map();
  const known = remembered.get(first) ?? [];
  const found = known.find((each) => isSame(each.members, members));
  if (found) return found.groupOf;
  const groupOf = new Map(mergeDuplicates(members).flatMap((group) => group.members.map((member) => [member, group] as const)));
  remembered.set(first, [{ members, groupOf }, ...known.slice(0, kept - 1)]);
  return groupOf;
}

function isSame(a: readonly PreparedEntry[], b: readonly PreparedEntry[]): boolean {
  return a.length === b.length && a.every((member, index) => member === b[index]);
}
